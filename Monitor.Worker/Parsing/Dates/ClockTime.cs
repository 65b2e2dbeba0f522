using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Dates;

internal static class ClockTime
{
    /// <summary>Of the groups h, i, s, f (and p for am or pm); null when it is no time of a day. 24:00 is the day's end.</summary>
    public static TimeSpan? Read(Match match)
    {
        var hour = Number(match.Groups["h"]);
        var minute = Number(match.Groups["i"]);

        // A leap second is the last one of its minute to a calendar that has none.
        var second = Math.Min(Number(match.Groups["s"]), 59);
        if (match.Groups["p"] is { Success: true } half) hour = (hour % 12) + (half.Value[0] is 'p' or 'P' ? 12 : 0);
        if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) return null;
        return new TimeSpan(hour, minute, second) + Fraction(match.Groups["f"]);
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    private static TimeSpan Fraction(Group group) =>
        group.Success ? TimeSpan.FromTicks(long.Parse(group.Value.PadRight(7, '0')[..7], CultureInfo.InvariantCulture)) : TimeSpan.Zero;
}
