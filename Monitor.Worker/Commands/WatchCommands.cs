using System.CommandLine;
using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Ops;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>What is watched, and what operators decide about it: coverage, pauses, holds, possible gaps.</summary>
internal static class WatchCommands
{
    private static readonly Argument<string> Id = new("source") { Description = "An id from the catalogue." };
    private static readonly Argument<long> HoldId = new("hold") { Description = "Its number, as 'sources holds' shows it." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print it as data." };
    private static readonly Option<string> Until = new("--until") { Description = "The day on which it goes on by itself: yyyy-MM-dd, in UTC.", Required = true, HelpName = "day" };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why, for those who read the coverage page.", Required = true, HelpName = "words" };

    private static readonly Option<string> Looked = new("--reason") { Description = "What was looked at, and what came of it.", Required = true, HelpName = "words" };

    public static IReadOnlyList<Command> Create()
    {
        var coverage = new Command("coverage", "What silence is worth now, by jurisdiction: what is watched, how well, and what is not.") { Json };
        coverage.SetAction(CoverageAsync);
        var pause = new Command("pause", "Ask a source no more until a day.") { Id, Until, Reason };
        pause.SetAction(PauseAsync);
        var resume = new Command("resume", "End the pause of a source.") { Id };
        resume.SetAction(ResumeAsync);
        var holds = new Command("holds", "Show the alerts that wait, and until when.");
        holds.SetAction(HoldsAsync);
        var release = new Command("release", "Send the alerts of a hold now.") { HoldId };
        release.SetAction(ReleaseAsync);
        var settle = new Command("settle-gap", "Say that somebody has looked at what may be missing of a source: its possible gaps are over.") { Id, Looked };
        settle.SetAction(SettleAsync);
        return [coverage, pause, resume, holds, release, settle];
    }

    private static async Task<int> CoverageAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreToReadAsync(ct);
        toolbox.Get<Crawling.Canaries.ParserCanaries>().Read();
        var report = await toolbox.Get<CoverageReader>().ReadAsync(ct);
        await Console.Out.WriteLineAsync(parsed.GetValue(Json) ? CoverageJson.Write(report) : CoverageText.Write(report));
        return ExitCodes.Done;
    }

    private static async Task<int> PauseAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        if (toolbox.Get<SourceCatalog>().Find(new SourceId(parsed.GetValue(Id)!)) is not { } source) return await UnknownAsync(parsed);
        DateOnly? day = DateOnly.TryParseExact(parsed.GetValue(Until), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : null;
        if (await toolbox.Get<WatchDecisions>().PauseAsync(source.Id, day, parsed.GetValue(Reason), Environment.UserName, ct) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Words);
            return ExitCodes.Refused;
        }

        await Console.Out.WriteLineAsync($"{source.Id} is not asked until {parsed.GetValue(Until)}, and then goes on by itself.");
        return ExitCodes.Done;
    }

    private static async Task<int> ResumeAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        if (toolbox.Get<SourceCatalog>().Find(new SourceId(parsed.GetValue(Id)!)) is not { } source) return await UnknownAsync(parsed);
        var ended = await toolbox.Get<WatchDecisions>().ResumeAsync(source.Id, Environment.UserName, ct);
        var again = source.Enabled ? "It is asked again at its next time." : $"It is not asked all the same, since the catalogue switches it off: {source.Reason ?? "no reason is given"}";
        await Console.Out.WriteLineAsync(ended ? $"{source.Id} is paused no more. {again}" : source.Enabled ? $"{source.Id} was not paused." : $"{source.Id} was not paused. {again}");
        return ExitCodes.Done;
    }

    private static async Task<int> HoldsAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreToReadAsync(ct);
        var holds = await toolbox.Get<HoldStore>().HoldingAsync(toolbox.Get<TimeProvider>().GetUtcNow(), ct);
        if (holds.Count == 0) await Console.Out.WriteLineAsync("No alert is held.");
        foreach (var hold in holds)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{hold.Id}  {hold.Source}: {hold.Alerts} alerts until {hold.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC. {hold.Reason}"));
        return ExitCodes.Done;
    }

    private static async Task<int> ReleaseAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        if (await toolbox.Get<WatchDecisions>().ReleaseAsync(parsed.GetValue(HoldId), Environment.UserName, ct) is not { } count)
        {
            await Console.Error.WriteLineAsync("There is no such hold any more. 'sources holds' shows those that hold.");
            return ExitCodes.Refused;
        }

        await Console.Out.WriteLineAsync($"{count.ToString(CultureInfo.InvariantCulture)} alerts are due now; the service sends them.");
        return ExitCodes.Done;
    }

    private static async Task<int> SettleAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        if (toolbox.Get<SourceCatalog>().Find(new SourceId(parsed.GetValue(Id)!)) is not { } source) return await UnknownAsync(parsed);
        if (await toolbox.Get<WatchDecisions>().SettleGapsAsync(source.Id, parsed.GetValue(Looked), Environment.UserName, ct) is not { } ended)
        {
            await Console.Error.WriteLineAsync("Say what was looked at.");
            return ExitCodes.Refused;
        }

        await Console.Out.WriteLineAsync(ended switch
        {
            0 => $"{source.Id} has no possible gap.",
            1 => $"{source.Id}: its possible gap is over.",
            _ => $"{source.Id}: {ended.ToString(CultureInfo.InvariantCulture)} possible gaps are over.",
        });
        return ExitCodes.Done;
    }

    private static async Task<int> UnknownAsync(ParseResult parsed)
    {
        await Console.Error.WriteLineAsync($"Not in the catalogue: {parsed.GetValue(Id)}. 'sources list' shows the ids.");
        return ExitCodes.Refused;
    }
}
