using System.Globalization;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>
/// Whether 05/06/2031 is a day in June or in May, learnt from a whole page: a part above 12 is a day. Without such a part the
/// source's culture decides, and where there is no culture nothing is guessed.
/// </summary>
internal sealed record NumericOrder(bool? DayFirst)
{
    /// <param name="texts">All of a page.</param>
    /// <param name="cultures">What its numbers may be written in.</param>
    /// <param name="formats">What the source declares.</param>
    public static NumericOrder Learn(IEnumerable<string> texts, IReadOnlyList<CultureInfo> cultures, IReadOnlyList<string>? formats = null)
    {
        var (dayFirst, monthFirst) = (0, 0);
        foreach (var date in texts.SelectMany(NumericDate.Find).Where(date => !date.YearFirst))
        {
            if (date.First > 12 && date.Second <= 12) dayFirst++;
            else if (date.Second > 12 && date.First <= 12) monthFirst++;
        }

        // One slip of the pen does not turn a page round.
        if (dayFirst > monthFirst * 3) return new NumericOrder(true);
        if (monthFirst > dayFirst * 3) return new NumericOrder(false);
        return new NumericOrder((formats ?? []).Select(DayFirstIn).FirstOrDefault(order => order is not null) ?? Habit(cultures));
    }

    private static bool? Habit(IReadOnlyList<CultureInfo> cultures) =>
        cultures.FirstOrDefault(culture => !culture.IsNeutralCulture && culture.Name.Length > 0) is { } culture ? DayFirstIn(culture.DateTimeFormat.ShortDatePattern) : null;

    private static bool? DayFirstIn(string pattern) =>
        (pattern.IndexOf('d', StringComparison.Ordinal), pattern.IndexOf('M', StringComparison.Ordinal)) is ( >= 0 and var day, >= 0 and var month) ? day < month : null;
}
