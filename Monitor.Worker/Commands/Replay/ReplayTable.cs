using Spectre.Console;

namespace Monitor.Worker.Commands.Replay;

/// <summary>The replay as a table: what each sample came to, and whether that is what it should.</summary>
internal static class ReplayTable
{
    public static void Write(IAnsiConsole console, ReplayReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Sample", "Shows", "Day 1", "Day 2", "Day 3", "As expected");
        foreach (var sample in report.Samples)
        {
            List<string> cells = [Markup.Escape(sample.Source), Markup.Escape(sample.Shows)];
            cells.AddRange(Enumerable.Range(0, 3).Select(i => i < sample.Days.Count ? Cell(sample.Days[i]) : ""));
            cells.Add(sample.IsAsExpected ? "yes" : "[bold red]NO[/]");
            table.AddRow([.. cells]);
        }

        console.Write(table);
        foreach (var line in Differences(report)) console.WriteLine(line);
    }

    /// <summary>One line for each day that came to something else than expected.</summary>
    public static IEnumerable<string> Differences(ReplayReport report) =>
        from sample in report.Samples
        from day in sample.Days
        where !day.IsAsExpected
        select $"{sample.Source}, day {day.Day}: expected {Sum(day.Expected.Outcome, day.Expected.Events, day.Expected.Alerts)}; "
            + $"seen {Sum(day.Seen.Outcome, day.Seen.Events, day.Seen.Alerts)}. {day.Seen.Detail}";

    private static string Cell(DayResult day)
    {
        var lines = new List<string> { Markup.Escape(day.Seen.Outcome) };
        lines.AddRange(day.Seen.Events.Order(StringComparer.Ordinal).Select(name => Markup.Escape(day.Seen.Alerts.Contains(name) ? $"{name} → alert" : name)));
        return string.Join('\n', lines.Count > 7 ? [.. lines.Take(6), $"… {lines.Count - 6} more"] : lines);
    }

    private static string Sum(string outcome, IReadOnlyList<string> events, IReadOnlyList<string> alerts) =>
        $"{outcome} [{string.Join(", ", events.Order(StringComparer.Ordinal))}] alerts [{string.Join(", ", alerts.Order(StringComparer.Ordinal))}]";
}
