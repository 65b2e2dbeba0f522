using System.CommandLine;
using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Documents;
using Monitor.Worker.Following.Rehearsing;

namespace Monitor.Worker.Commands;

/// <summary>Rules before they are in force: with <c>--config</c>, those of another file.</summary>
internal static class RehearseCommand
{
    private static readonly Option<int> Days = new("--days") { Description = "How many days to look back.", DefaultValueFactory = _ => 30, HelpName = "days" };

    public static Command Create()
    {
        var command = new Command("rehearse", "Say what the rules would have sent in the past days, without sending anything; --config tries the rules of another file.") { Days };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Days) is { Implicit: false } && result.GetValue(Days) is < 1 or > 3660) result.AddError("--days takes 1 to 3660.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreToReadAsync(ct);
        var report = await toolbox.Get<Rehearsal>().RunAsync(parsed.GetValue(Days), ct);
        var output = Console.Out;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"In the last {report.Days} days {Count(report.Events, "event")} of relevant items happened. The rules would have sent:"));
        foreach (var rule in report.Rules)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"{rule.Rule} -> {rule.Channel}: {Told(rule)}");
            foreach (var example in rule.Examples) await output.WriteLineAsync($"    {example}");
        }

        foreach (var section in await toolbox.Get<NearMissRehearsal>().RunAsync(parsed.GetValue(Days), ct))
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"Near misses, {section.Section} -> {section.Channel}: {Shown(section)}");
            foreach (var example in section.Examples) await output.WriteLineAsync($"    {example}");
        }

        if (report.Silent > 0)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"Of {Count(report.Silent, "event")} nobody would have been told, as of:");
            foreach (var example in report.SilentExamples) await output.WriteLineAsync($"    {example}");
        }

        foreach (var trouble in SlackWorkspaceChecks.Unreachable(toolbox.Get<IConfiguration>()))
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"Monitor would not start with these rules: {trouble}");
        }

        return ExitCodes.Done;
    }

    private static string Told(RehearsedRule rule) => rule.Told == 0
        ? "nothing"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(rule.Told, rule.Rhythm is Rhythm.Immediate ? "message" : $"line of {rule.Rhythm.Code()} digests")} on {Count(rule.DaysWithAny, "day")}, at most {rule.MostADay} a day");

    private static string Shown(RehearsedNearMisses section) => section.Shown == 0
        ? "none"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(section.Shown, "item")} in {section.Digests} {section.Rhythm.Code()} {(section.Digests == 1 ? "digest" : "digests")}, at most {section.MostAtOnce} at once; {section.Fresh} were new or amended in these days");

    private static string Count(int count, string what)
    {
        var (first, rest) = what.IndexOf(' ', StringComparison.Ordinal) is var at and > 0 ? (what[..at], what[at..]) : (what, "");
        return string.Create(CultureInfo.InvariantCulture, $"{count} {first}{(count == 1 ? "" : "s")}{rest}");
    }
}
