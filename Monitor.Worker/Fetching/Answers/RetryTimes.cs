using System.Globalization;

namespace Monitor.Worker.Fetching.Answers;

/// <summary>Retry-After as a time: seconds or an HTTP date.</summary>
internal static class RetryTimes
{
    // A publisher that says "in a year" has a faulty clock; a week is asked for again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static DateTimeOffset? Parse(string? header, DateTimeOffset now)
    {
        if (header is null) return null;
        if (double.TryParse(header, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seconds))
        {
            return now + TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
        }

        if (!DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)) return null;
        return date < now ? now : date > now + Longest ? now + Longest : date;
    }
}
