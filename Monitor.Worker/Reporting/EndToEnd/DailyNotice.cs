using System.Globalization;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Reporting.Alarms;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting.EndToEnd;

/// <summary>
/// Once a day operators get what the check found, by the outbox and the way that alerts go: that message is the last step, and a day without it is
/// the sign that Monitor, or its way into the channel, stands still.
/// </summary>
internal sealed class DailyNotice(NoticeStore notices, CoverageReader coverage, IOptions<AlertingOptions> alerting, IOptions<AlarmOptions> options, TimeProvider time)
{
    /// <returns>True when it is owed by this call.</returns>
    public async Task<bool> OweAsync(EndToEndReport report, CancellationToken ct)
    {
        if (options.Value.DailyCheckTime is not { } at) return false;
        var now = time.GetUtcNow();
        var channel = alerting.Value.OperatorsChannel;
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(alerting.Value.ZoneOf(channel)));
        if (TimeOnly.FromDateTime(local.DateTime) < at) return false;
        var day = DateOnly.FromDateTime(local.DateTime);
        var key = string.Create(CultureInfo.InvariantCulture, $"daily-check:{day:yyyy-MM-dd}");
        if (await notices.HasAsync(key, ct)) return false;
        var silence = await coverage.SilenceAsync(ct);
        return await notices.OweAsync(
            new Notice
            {
                Key = key,
                Channel = channel,
                Title = string.Create(CultureInfo.InvariantCulture, $"Daily check of {day:d MMM yyyy}: {Outcome(report, silence)}"),
                Text = Text(report, silence),
                CreatedAt = now,
                NextTryAt = now,
            },
            ct);
    }

    // Monitor's own way may be well while nothing comes in by it.
    private static string Outcome(EndToEndReport report, Silence silence) =>
        !report.HasPassed ? "FAILED" : silence.UnreadWords() is { } unread ? $"passed, but {unread}" : "passed";

    private static string Text(EndToEndReport report, Silence silence)
    {
        var passed = string.Join(", ", report.Steps.Where(step => step.Trouble is null).Select(step => step.Told));
        var failed = string.Join(' ', report.Troubles);
        string[] sentences = [passed.Length > 0 ? $"{char.ToUpperInvariant(passed[0])}{passed[1..]}." : "", failed, silence.Line(), "A day without this message means that Monitor or its way into this channel stands still."];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }
}
