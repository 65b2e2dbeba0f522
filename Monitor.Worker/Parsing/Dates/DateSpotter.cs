using System.Globalization;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>A date within a text.</summary>
internal sealed record SpottedDate(DateOnly Date, int Index, int Length);

/// <summary>Finds whole days within running text, where <see cref="DateReader"/> reads a text that is a date.</summary>
internal sealed class DateSpotter(DateReader reader, IReadOnlyList<CultureInfo> cultures, NumericOrder order)
{
    /// <summary>A date that deep in a paragraph is its subject, not its own.</summary>
    private const int LookAt = 400;

    private const int LongestAlone = 60;

    private static readonly Calendar Common = new GregorianCalendar();

    // Most are counted as everyone does; a culture's own calendar is tried where that gives no possible year.
    private readonly IReadOnlyList<Calendar> _calendars = [Common, .. cultures.Select(culture => culture.DateTimeFormat.Calendar).Where(calendar => calendar is not GregorianCalendar)];

    /// <summary>The first date of the text; null when it has none.</summary>
    public SpottedDate? First(string text)
    {
        if (!text.Any(char.IsDigit)) return null;
        var plain = Digits.ToAscii(text.Length > LookAt ? text[..LookAt] : text);
        var spotted = NumericDate.Find(plain).Select(Understood).OfType<SpottedDate>()
            .Concat(NamedDate.Find(plain, cultures))
            .Concat(CountedMonthDate.Find(plain))
            .MinBy(date => date.Index);
        return spotted ?? (plain.Length <= LongestAlone && reader.Date(plain) is { } whole ? new SpottedDate(whole, 0, plain.Length) : null);
    }

    private SpottedDate? Understood(NumericDate date) => date.Day(order, _calendars) is { } day ? new SpottedDate(day, date.Index, date.Length) : null;
}
