using System.CommandLine;
using Monitor.Worker.Sources;
using Monitor.Worker.Trying;

namespace Monitor.Worker.Commands;

/// <summary>From an address to a proposed entry: what can be followed there, and what would be read.</summary>
internal static class SourcesAddCommand
{
    private static readonly Argument<string> Url = new("url") { Description = "Address of a page, a feed, an API or a site map." };
    private static readonly Option<bool> Write = new("--write") { Description = "Append the entry to sources.json, which keeps its layout." };
    private static readonly Option<bool> Private = new("--allow-private") { Description = "The publisher is on this machine or a private network." };
    private static readonly Option<int> Take = new("--take") { Description = "Records shown.", DefaultValueFactory = _ => 10 };

    public static Command Create()
    {
        var command = new Command("add", "Look how an address can be followed, and propose an entry: JSON to standard output, what was seen to standard error.") { Url, Write, Private, Take };
        command.Validators.Add(result =>
        {
            if (!IsWeb(result.GetValue(Url))) result.AddError("Give a whole address, beginning with https:// or http://.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = Toolbox.Open(parsed);
        var path = SourcesSetup.PathOf(toolbox.Get<IConfiguration>());
        var report = await toolbox.Get<SourceScout>().RunAsync(new Uri(parsed.GetValue(Url)!), SourceCatalog.Load(path), parsed.GetValue(Private), ct);
        foreach (var note in report.Notes) await Console.Error.WriteLineAsync(note);
        if (report.Best is not { } best)
        {
            await Console.Error.WriteLineAsync("Nothing there can be followed: no feed, no list with dates, no JSON with titles. An entry with declared paths may still do: docs/adding-a-source.md.");
            return ExitCodes.Failed;
        }

        await TellAsync(best, parsed.GetValue(Take));
        await Console.Out.WriteLineAsync(EntryText.Of(best.Entry));
        if (!parsed.GetValue(Write)) return ExitCodes.Done;
        SourcesFile.Append(path, best.Entry);
        await Console.Error.WriteLineAsync($"Appended to {path}. Look at what is guessed, then run 'sources check {best.Entry["id"]}'.");
        return ExitCodes.Done;
    }

    private static async Task TellAsync(SourceProposal best, int take)
    {
        await Console.Error.WriteLineAsync($"{Environment.NewLine}Proposed: {best.What}. These would be read:");
        foreach (var line in TrialTable.Table(best.Trial.Records, take)) await Console.Error.WriteLineAsync(line);
        await Console.Error.WriteLineAsync($"{Environment.NewLine}Guessed, to be looked at: jurisdiction and region (from the host's name), kind, schedule; see 'evidence'.");
    }

    private static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;
}
