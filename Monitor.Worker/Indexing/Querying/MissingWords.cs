using System.Globalization;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>A part of a question that finds nothing by itself, as a person would say it.</summary>
internal static class MissingWords
{
    private const int MostMissing = 3;
    private const int LongestWords = 60;

    /// <returns>What no item has; empty where only named facets are missing, which are told with the values that there are.</returns>
    public static IEnumerable<string> Told(IReadOnlyCollection<QueryNode> missing, DateOnly today)
    {
        var words = missing.Where(part => part is not QueryNode.Days && !IsToldElsewhere(part)).Take(MostMissing).Select(part => $"“{Written(part)}”").ToList();
        if (words.Count > 0) yield return $"No item has {string.Join(" or ", words)}.";
        foreach (var days in missing.OfType<QueryNode.Days>()) yield return $"No item {Happened(days.Field)} {Span(days, today)}.";
    }

    /// <summary>The plain words among them, as typed.</summary>
    public static IReadOnlyList<string> Typed(IEnumerable<QueryPlan> missing) =>
        [.. missing.Select(part => part.Root).OfType<QueryNode.Word>().Where(word => word.Field is null or QueryFields.Title).Select(word => word.Text).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Values of facets have notes of their own, see <see cref="FacetNotes"/>.</summary>
    private static bool IsToldElsewhere(QueryNode part) => part switch
    {
        QueryNode.Word or QueryNode.Phrase => QueryFields.IsFacet(part.AsText!.Value.Field),
        QueryNode.Any(var parts) => parts.All(IsToldElsewhere),
        _ => false,
    };

    private static string Happened(string field) => field switch
    {
        QueryFields.Deadline => "has a date",
        QueryFields.Changed => "changed",
        QueryFields.Seen => "was first seen",
        _ => "was published",
    };

    private static string Span(QueryNode.Days days, DateOnly today)
    {
        var now = today.DayNumber;
        return days switch
        {
            (_, { } from, { } to) when from == to => $"on {Iso(from)}",
            (_, { } from, { } to) when from == now => $"in the next {Count(to - now)}",
            (_, { } from, { } to) when to == now && from < now => $"in the last {Count(now - from)}",
            (_, { } from, { } to) => $"from {Iso(from)} to {Iso(to)}",
            (_, { } from, null) => $"on {Iso(from)} or later",
            (_, null, { } to) => $"on {Iso(to)} or earlier",
            _ => "on any day",
        };
    }

    private static string Count(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}");

    private static string Iso(int day) =>
        day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "that day";

    private static string Written(QueryNode node) => node switch
    {
        QueryNode.Any(var parts) => Written(parts[0]),
        QueryNode.All(var parts) => string.Join(' ', parts.Select(Written)),
        QueryNode.Not(var part) => "-" + Written(part),
        QueryNode.Near(var left, var right, var distance) => $"{Written(left)} NEAR/{distance} {Written(right)}",
        QueryNode.Days(var field, _, _) => field + ":",
        _ when node.AsText is { } leaf => Shortened(leaf.Field is null ? leaf.Text : $"{leaf.Field}:{leaf.Text}"),
        _ => "",
    };

    private static string Shortened(string words) => words.Length <= LongestWords ? words : words[..LongestWords] + "…";
}
