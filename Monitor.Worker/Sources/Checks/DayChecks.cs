using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

internal static class DayChecks
{
    private const string Published = "published";

    private const string Updated = "updated";

    public static void Check(Source source, SourceReport report)
    {
        if (ReferenceEquals(source.Days, DayRules.Default)) return;
        CheckNumbers(source.Days, report);
        CheckReach(source, report);
        CheckDate(source, report);
    }

    private static void CheckNumbers(DayRules days, SourceReport report)
    {
        (string Name, int? Value, int Least, int Most)[] numbers =
        [
            ("overlap", days.Overlap, 0, 400), ("firstLook", days.FirstLook, 0, 3660), ("atMost", days.AtMost, 1, 3660), ("deep", days.Deep, 0, 3660),
            ("keep", days.Keep, 1, 36600), ("perRun", days.PerRun, 1, 1000), ("giveUpAfter", days.GiveUpAfter, 1, 1000),
        ];
        foreach (var (name, value, least, most) in numbers.Where(number => number.Value < number.Least || number.Value > number.Most))
        {
            report.Add($"days.{name}", $"{value} is no sensible number here.", $"Use between {least} and {most}.");
        }
    }

    private static void CheckReach(Source source, SourceReport report)
    {
        var days = source.Days;
        var text = $"{source.Url} {source.Access.Body}";
        var asksFrom = Holds(text, "since");
        var asksFor = Holds(text, "today") || Holds(text, "date") || Holds(text, "until");
        var isDated = asksFrom || asksFor;
        if (!isDated && (days.Overlap ?? days.FirstLook ?? days.AtMost) is not null) report.Add("days", "The address holds no date, so that no day can be asked for.", "Put {since}, {until} or {date} into the url, or leave only 'by' and 'keep'.");
        if (days.AtMost is not null && asksFrom && !asksFor) report.Add("days.atMost", "The address has no end of the window, so that it cannot be walked in pieces.", "Put {until} into the url too, or leave atMost out.");
        if (days.Overlap == 0 && asksFrom) report.Add("days.overlap", "Without overlap, what is published after the last run of a day is never read.", "Use at least 1.");
        if (days.Nothing.Contains(NoIssue.NotFound) && (asksFrom || !asksFor)) report.Add("days.nothing", "'not-found' tells of one day, and the address is not that of a day.", "Leave it out.");
    }

    private static void CheckDate(Source source, SourceReport report)
    {
        var days = source.Days;
        if (days.Keep is not null && days.By is null) report.Add("days.keep", "By which date is not said.", "Give 'by': published, updated, or a kind of date of the mapping.");
        if (days.By is { } by and not Published and not Updated && !source.Mapping.Dates.ContainsKey(by))
        {
            report.Add("days.by", $"'{by}' is no date of the list's records.", NearName.Advice(by, [Published, Updated, .. source.Mapping.Dates.Keys]));
        }
    }

    private static bool Holds(string text, string placeholder) =>
        text.Contains($"{{{placeholder}}}", StringComparison.Ordinal) || text.Contains($"{{{placeholder}:", StringComparison.Ordinal);
}
