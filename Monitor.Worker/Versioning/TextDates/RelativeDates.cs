using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Versioning.TextDates;

/// <summary>A rule that counts from a day, as found in a sentence.</summary>
internal sealed record RelativeDate(int Start, int End, RelativeForm Form, int Count, char Unit, DateAnchor Anchor)
{
    /// <summary>In plain words, for people.</summary>
    public string Rule => Form switch
    {
        RelativeForm.SameDay => $"on the day of {Day}",
        RelativeForm.OnDay => Text($"{Count} {(Count == 1 ? "day" : "days")} after {Day}"),
        RelativeForm.FirstOfMonth => Text($"on the first day of month {Count} after {Day}"),
        RelativeForm.FirstOfMonthAfter => Text($"on the first day of the month after {Count} {Units} from {Day}"),
        _ => Text($"{Count} {Units} after {Day}"),
    };

    private string Units => (Unit switch { 'd' => "day", 'w' => "week", 'm' => "month", _ => "year" }) + (Count == 1 ? "" : "s");

    private string Day => Anchor switch { DateAnchor.Publication => "publication", DateAnchor.EntryIntoForce => "entry into force", _ => "enactment" };

    /// <summary>Null when the day it counts from is not known, or no calendar goes so far.</summary>
    public DateOnly? From(DateAnchors anchors)
    {
        if (anchors.Of(Anchor) is not { } day || day.Year is < 1900 or > 2100) return null;
        var month = new DateOnly(day.Year, day.Month, 1);
        return Form switch
        {
            RelativeForm.SameDay => day,
            RelativeForm.OnDay => day.AddDays(Count),
            RelativeForm.FirstOfMonth => month.AddMonths(Count),
            RelativeForm.FirstOfMonthAfter => FirstAfter(Later(day)),
            _ => Later(day),
        };
    }

    private DateOnly Later(DateOnly day) => Unit switch
    {
        'd' => day.AddDays(Count),
        'w' => day.AddDays(7 * Count),
        'm' => day.AddMonths(Count),
        _ => day.AddYears(Math.Min(Count, 200)),
    };

    private static DateOnly FirstAfter(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Finds such rules.</summary>
internal static class RelativeDates
{
    public static IReadOnlyList<RelativeDate> In(string sentence, DateRules rules)
    {
        var all = rules.Relatives.SelectMany(rule => rule.Words.Matches(sentence).Select(match => Read(match, rule.Form, rules.Language))).OfType<RelativeDate>();
        List<RelativeDate> found = [];
        // "Six months from publication" holds "from publication", which says less: of two over the same words the longer stands.
        foreach (var rule in all.OrderByDescending(rule => rule.End - rule.Start))
        {
            if (!found.Exists(known => rule.Start < known.End && known.Start < rule.End)) found.Add(rule);
        }

        return found;
    }

    private static RelativeDate? Read(Match match, RelativeForm form, DateLanguage language)
    {
        var count = match.Groups["n"] is { Success: true } number ? Count(number.Value, language) : 1;
        if (count is < 1 or > 400) return null;
        var unit = Has("year") ? 'y' : Has("month") ? 'm' : Has("week") ? 'w' : 'd';
        var anchor = Has("force") ? DateAnchor.EntryIntoForce : Has("enactment") ? DateAnchor.Enactment : DateAnchor.Publication;
        return new RelativeDate(match.Index, match.Index + match.Length, form, count, unit, anchor);

        bool Has(string group) => match.Groups[group].Success;
    }

    private static int Count(string word, DateLanguage language) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : language.Counts.TryGetValue(word, out var known) ? known
            : Han.Number(word);
}
