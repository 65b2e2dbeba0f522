using System.CommandLine;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Trying;

namespace Monitor.Worker.Commands;

/// <summary>One source fetched and parsed as a crawl would, with nothing stored: what would be read?</summary>
internal static class SourcesTryCommand
{
    private static readonly Argument<string> Id = new("source") { Description = "Id from the catalogue; a disabled source may be tried too." };
    private static readonly Option<int> Pages = new("--pages") { Description = "Pages of the list, at most (the source's own limit holds too).", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Details = new("--details") { Description = "Records whose own pages are read too.", DefaultValueFactory = _ => 2 };
    private static readonly Option<int> Take = new("--take") { Description = "Records shown.", DefaultValueFactory = _ => 20 };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object instead of the table." };

    public static Command Create()
    {
        var command = new Command("try", "Fetch and parse one source, store nothing, and show what would be read.") { Id, Pages, Details, Take, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(Pages) < 1 || parsed.GetValue(Details) < 0 || parsed.GetValue(Take) < 0)
        {
            await Console.Error.WriteLineAsync("--pages is at least 1; --details and --take are not negative.");
            return ExitCodes.Refused;
        }

        await using var toolbox = Toolbox.Open(parsed);
        var id = parsed.GetValue(Id)!;
        if (toolbox.Get<SourceCatalog>().Find(new SourceId(id)) is not { } source)
        {
            await Console.Error.WriteLineAsync($"Not in the catalogue: {id}. 'sources list --disabled' shows the ids.");
            return ExitCodes.Refused;
        }

        var trial = await toolbox.Get<SourceTrial>().RunAsync(source, new TrialLimits(parsed.GetValue(Pages), parsed.GetValue(Details)), ct);
        if (parsed.GetValue(Json)) await Console.Out.WriteLineAsync(TrialJson.Of(trial));
        else await TrialTable.WriteAsync(Console.Out, trial, parsed.GetValue(Take));
        return trial.IsGood ? ExitCodes.Done : ExitCodes.Failed;
    }
}
