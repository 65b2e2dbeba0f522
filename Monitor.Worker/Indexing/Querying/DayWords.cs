using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>
/// Reads what stands after a field of days: 2026-01-31, 2026-01, 2026, 2026-01..2026-03, today, and spans as 30d, 2w, 3m, 1y with or
/// without &lt; and &gt;. A span counts back from today, for deadlines forward.
/// </summary>
internal sealed partial class DayWords(DateOnly today)
{
    /// <returns>Null when it is no day.</returns>
    public QueryNode.Days? Read(string field, string words)
    {
        var text = words.Trim().ToLowerInvariant();
        var sign = text.StartsWith("<=", StringComparison.Ordinal) || text.StartsWith(">=", StringComparison.Ordinal) ? text[..2] : text.Length > 0 && text[0] is '<' or '>' ? text[..1] : "";
        text = text[sign.Length..].Trim();
        if (Span(text) is { } days) return OfSpan(field, sign, days);
        if (sign.Length == 0 && text.Split("..") is [var first, var last]) return OfRange(field, Range(first), Range(last));
        return Range(text) is { } range ? OfDays(field, sign, range.From, range.To) : null;
    }

    private QueryNode.Days OfSpan(string field, string sign, int days)
    {
        var now = today.DayNumber;
        if (field is QueryFields.Deadline)
            return sign.StartsWith('>') ? new(field, now + days + (sign.Length == 1 ? 1 : 0), null) : new(field, now, now + days);
        if (field is QueryFields.Before || sign.StartsWith('>')) return new(Target(field), null, now - days - 1);
        return new(Target(field), now - days, field is QueryFields.After ? null : now);
    }

    private static QueryNode.Days? OfRange(string field, (int From, int To)? first, (int From, int To)? last) =>
        first is { } from && last is { } to && field is not (QueryFields.After or QueryFields.Before) ? new(Target(field), from.From, to.To) : null;

    private QueryNode.Days OfDays(string field, string sign, int from, int to) => (field, sign) switch
    {
        (QueryFields.After, _) => new(Target(field), sign == ">" ? to + 1 : from, null),
        (QueryFields.Before, _) => new(Target(field), null, sign == "<=" ? to : from - 1),
        // What is past is no deadline any more.
        (QueryFields.Deadline, "<" or "<=") => new(field, today.DayNumber, sign == "<" ? from - 1 : to),
        (_, "<") => new(Target(field), null, from - 1),
        (_, "<=") => new(Target(field), null, to),
        (_, ">") => new(Target(field), to + 1, null),
        (_, ">=") => new(Target(field), from, null),
        _ => new(Target(field), from, to),
    };

    private static string Target(string field) => field is QueryFields.After or QueryFields.Before ? QueryFields.Published : field;

    private static int? Span(string text)
    {
        var span = Spans().Match(text);
        if (!span.Success) return null;
        var count = int.Parse(span.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return count * span.Groups[2].Value[0] switch { 'd' => 1, 'w' => 7, 'm' => 30, _ => 365 };
    }

    private (int From, int To)? Range(string text)
    {
        if (text is "today") return (today.DayNumber, today.DayNumber);
        if (text is "yesterday") return (today.DayNumber - 1, today.DayNumber - 1);
        if (DateOnly.TryParseExact(text, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (day.DayNumber, day.DayNumber);
        if (DateOnly.TryParseExact(text, "yyyy-M", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return (month.DayNumber, month.DayNumber + DateTime.DaysInMonth(month.Year, month.Month) - 1);
        return DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)
            ? (year.DayNumber, new DateOnly(year.Year, 12, 31).DayNumber)
            : null;
    }

    [GeneratedRegex("^([0-9]{1,4}) ?(d|w|m|y|days?|weeks?|months?|years?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Spans();
}
