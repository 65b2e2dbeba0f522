using System.Globalization;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Crawling.Canaries;
using Monitor.Worker.Documents;
using Monitor.Worker.Learning;
using Monitor.Worker.Reporting.EndToEnd;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting.Alarms;

/// <summary>Looks at the state of all sources and owes operators what they must be told. Nothing is sent here.</summary>
internal sealed class AlarmRound(
    Standings standings, RunStore runs, WatchStore watch, HoldStore holds, NoticeStore notices, ParserCanaries saved, ModelCanaries laws, SendingBlocks blocks,
    EndToEndState endToEnd, IndexWatch index, IOptions<AlertingOptions> alerting, TimeProvider time)
{
    /// <returns>How many messages are owed.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var all = await standings.ReadStatesAsync(ct);
        IReadOnlyList<AlarmCause> causes =
        [
            .. AlarmCauses.Find(all, await holds.HoldingAsync(now, ct), saved.Last, laws.Missed(), now),
            .. DeliveryCauses.Of(blocks.All), .. EndToEndCauses.Of(endToEnd.Last), .. IndexCauses.Of(await index.AskAsync(ct)),
        ];
        var open = await watch.AlarmsAsync(ct);
        var lastRuns = await LastRunsAsync(open, ct);
        var steps = AlarmManners.Next(open, causes, alarm => Recovered(alarm, lastRuns.GetValueOrDefault(alarm.Subject), now), now);
        foreach (var step in steps) await notices.KeepAsync(step.Alarm, step.Message is { } message && CanTell(step.Alarm) ? Notice(message, now) : null, ct);
        return steps.Count(step => step.Message is not null && CanTell(step.Alarm));
    }

    // That operators cannot be reached is not told by the way that does not reach them: it stands in the log, on the coverage page and in /health/ready.
    private bool CanTell(Alarm alarm) => alarm.Kind != AlarmKind.Delivery || blocks.IsOpen(alerting.Value.OperatorsChannel);

    private Notice Notice(AlarmMessage message, DateTimeOffset now) => new()
    {
        Key = message.Key,
        Channel = alerting.Value.OperatorsChannel,
        Title = message.Title,
        Text = message.Text,
        CreatedAt = now,
        NextTryAt = now,
    };

    private async Task<Dictionary<string, SourceRun>> LastRunsAsync(IReadOnlyList<Alarm> open, CancellationToken ct)
    {
        var last = new Dictionary<string, SourceRun>(StringComparer.Ordinal);
        foreach (var subject in open.Where(alarm => alarm.Kind != AlarmKind.Delivery).Select(alarm => alarm.Subject).Where(subject => subject.Length > 0).Distinct())
        {
            if (await runs.RunsAsync(new SourceId(subject), 1, ct) is [var run]) last[subject] = run;
        }

        return last;
    }

    private static string Recovered(Alarm alarm, SourceRun? run, DateTimeOffset now)
    {
        if (run is null) return string.Create(CultureInfo.InvariantCulture, $"It lasted {Span(now - alarm.Since)}.");
        var rest = run.Outcome == RunOutcome.Disabled ? " It is paused now." : "";
        var owed = run.Owed.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", {run.Owed.Count} pages are still owed") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"It lasted {Span(now - alarm.Since)}, from {alarm.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC. The run of {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({run.Outcome.Code()}) read {run.Listed} records and brought {run.New} new ones{owed}.{rest}");
    }

    private static string Span(TimeSpan span) => span.TotalDays >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, span.TotalHours):0} hours");
}
