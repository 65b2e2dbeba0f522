using System.Globalization;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Caring;

/// <summary>Until when an item is to be quiet. It always ends: a mute without an end would be a law missed.</summary>
/// <param name="Until">At the latest.</param>
/// <param name="Ends">What ends it sooner.</param>
internal sealed record Snooze(DateTimeOffset Until, MuteEnd Ends)
{
    public const int LongestDays = 366;

    public const string NextStage = "next-stage";
    public const string TextChange = "text-change";

    /// <summary>For a number of days; null when that is none, or more than a year.</summary>
    public static Snooze? ForDays(int days, DateTimeOffset now) => days is > 0 and <= LongestDays ? new Snooze(now.AddDays(days), MuteEnd.Day) : null;

    /// <summary>Until the beginning of a day, UTC; null when it is past, or more than a year away.</summary>
    public static Snooze? UntilDay(DateOnly day, DateTimeOffset now)
    {
        var until = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        return until > now && until <= now.AddDays(LongestDays) ? new Snooze(until, MuteEnd.Day) : null;
    }

    /// <summary>By its word: 7d, next-stage, text-change; null when it is none.</summary>
    public static Snooze? Parse(string? word, DateTimeOffset now) => word switch
    {
        NextStage => new Snooze(now.AddDays(LongestDays), MuteEnd.NextStage),
        TextChange => new Snooze(now.AddDays(LongestDays), MuteEnd.TextChange),
        [.. var figures, 'd'] when int.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out var days) => ForDays(days, now),
        _ => null,
    };

    /// <summary>The same from a mute that is kept.</summary>
    public static string Words(Mute mute) => mute.Until is { } until ? Words(mute.Ends, until) : "until it is taken back";

    public static string Words(MuteEnd ends, DateTimeOffset until)
    {
        var day = until.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return ends switch
        {
            MuteEnd.Day => $"until {day}",
            MuteEnd.NextStage => $"until its stage changes, at the latest until {day}",
            MuteEnd.TextChange => $"until its text changes, at the latest until {day}",
        };
    }
}
