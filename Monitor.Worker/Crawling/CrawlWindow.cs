using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>The hours in which a source may be asked: its schedule keeps to them already, retries and catch-ups are moved into them.</summary>
internal static class CrawlWindow
{
    /// <summary>When the source may be asked next; null when it may be asked at that time.</summary>
    public static DateTimeOffset? OpensAfter(Source source, DateTimeOffset at)
    {
        var windows = source.Access.Windows;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        if (windows.Count == 0 || windows.Any(window => window.Contains(TimeOnly.FromDateTime(local)))) return null;
        return windows.Select(window => Opening(window, local, zone)).Min();
    }

    private static DateTimeOffset Opening(AccessWindow window, DateTime local, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(local).ToDateTime(window.From);
        var opening = today > local ? today : today.AddDays(1);

        // An hour that is left out when the clocks go forward: the window opens with the next one.
        while (zone.IsInvalidTime(opening)) opening = opening.AddMinutes(15);
        return new DateTimeOffset(opening, zone.GetUtcOffset(opening)).ToUniversalTime();
    }
}
