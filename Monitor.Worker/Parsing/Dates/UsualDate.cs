using System.Globalization;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>
/// The spellings that nearly every feed and page uses, read by place: 2031-02-04, 2031-02-04T08:00:00Z and Tue, 04 Feb 2031 08:00:00 +0100. What
/// differs in any way is left to the readers that know all spellings; for these they say the same, twenty times slower.
/// </summary>
internal static class UsualDate
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private const string Weekdays = "MonTueWedThuFriSatSun";

    public static Moment? Iso(ReadOnlySpan<char> text)
    {
        if (text.Length == 10) return Day(text);
        if (text.Length is not (20 or 25) || text[4] != '-' || text[7] != '-' || text[10] != 'T') return null;
        if (Number(text[..4]) is not { } year || Number(text[5..7]) is not { } month || Number(text[8..10]) is not { } day) return null;
        var zone = text[19..];
        return zone is "Z" ? At(year, month, day, text[11..19], TimeSpan.Zero)
            : zone is ['+' or '-', _, _, ':', _, _] && Offset(zone[0], zone[1..3], zone[4..]) is { } offset ? At(year, month, day, text[11..19], offset)
            : null;
    }

    /// <summary>2031-02-04.</summary>
    private static Moment? Day(ReadOnlySpan<char> text)
    {
        if (text[4] != '-' || text[7] != '-' || Number(text[..4]) is not (>= 1000 and var year)) return null;
        if (Number(text[5..7]) is not (>= 1 and <= 12 and var month) || Number(text[8..]) is not (>= 1 and var day)) return null;
        return day <= DateTime.DaysInMonth(year, month) ? new Moment(new DateTime(year, month, day), null, DatePrecision.Day) : null;
    }

    public static Moment? Mail(ReadOnlySpan<char> text)
    {
        if (text is [_, _, _, ',', ' ', ..] && Name(Weekdays, text[..3]) is not null) text = text[5..];
        if (text is [_, ' ', ..]) return Mail(Number(text[..1]), text[2..]);
        return text is [_, _, ' ', ..] ? Mail(Number(text[..2]), text[3..]) : null;
    }

    /// <param name="day">The number before the month.</param>
    /// <param name="rest">Feb 2031 08:00:00 GMT.</param>
    private static Moment? Mail(int? day, ReadOnlySpan<char> rest)
    {
        if (day is null || rest.Length < 20 || rest[3] != ' ' || rest[8] != ' ' || rest[17] != ' ') return null;
        if (Name(Months, rest[..3]) is not { } month || Number(rest[4..8]) is not { } year) return null;
        var zone = rest[18..];
        return zone is "GMT" ? At(year, month, day.Value, rest[9..17], TimeSpan.Zero)
            : zone is ['+' or '-', _, _, _, _] && Offset(zone[0], zone[1..3], zone[3..]) is { } offset ? At(year, month, day.Value, rest[9..17], offset)
            : null;
    }

    private static Moment? At(int year, int month, int day, ReadOnlySpan<char> clock, TimeSpan offset)
    {
        if (clock[2] != ':' || clock[5] != ':') return null;
        if (Number(clock[..2]) is not (>= 0 and <= 23 and var hour) || Number(clock[3..5]) is not (>= 0 and <= 59 and var minute)) return null;
        if (Number(clock[6..]) is not (>= 0 and <= 59 and var second)) return null;
        if (year < 1000 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new Moment(new DateTime(year, month, day, hour, minute, second), offset, DatePrecision.Time);
    }

    private static TimeSpan? Offset(char sign, ReadOnlySpan<char> hours, ReadOnlySpan<char> minutes)
    {
        if (Number(hours) is not (<= 13 and var hour) || Number(minutes) is not (<= 59 and var minute)) return null;
        return new TimeSpan(sign == '-' ? -hour : hour, sign == '-' ? -minute : minute, 0);
    }

    private static int? Name(string names, ReadOnlySpan<char> name) =>
        names.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at && at % 3 == 0 ? (at / 3) + 1 : null;

    private static int? Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
