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
}
