using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>Whether a source's publisher rests on the day of a run, by the publisher's own clock.</summary>
internal static class RestDay
{
    /// <summary>The day and why nothing is expected on it; null on a day of publication.</summary>
    public static string? Reason(Source source, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone)).DateTime);
        return source.Calendar.RestOn(day) is { } why ? $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {why}" : null;
    }

    /// <summary>The same where the day's own issue is not found: under such an address a 404 is a day without an issue.</summary>
    public static string? ReasonOfNoIssue(Source source, RunOutcome outcome, DateTimeOffset at) =>
        outcome == RunOutcome.NotFound && source.Url.Contains("{today", StringComparison.Ordinal) ? Reason(source, at) : null;
}
