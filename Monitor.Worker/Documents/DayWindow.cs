using System.Globalization;

namespace Monitor.Worker.Documents;

/// <summary>Days of a publisher's own calendar, both ends inside.</summary>
public readonly record struct DayWindow(DateOnly From, DateOnly Until)
{
    public int Count => Until.DayNumber - From.DayNumber + 1;

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Math.Max(0, Count)).Select(From.AddDays);

    public static DayWindow Of(DateOnly day) => new(day, day);

    public bool Covers(DateOnly day) => day >= From && day <= Until;

    /// <summary>
    /// Pieces of at most so many days, oldest first. Each begins with the last day of the one before: publishers do not agree on whether
    /// the end of a window belongs to it, and their days are not always those of the source's zone.
    /// </summary>
    public IEnumerable<DayWindow> Split(int atMost)
    {
        var from = From;
        while (Until.DayNumber - from.DayNumber >= atMost)
        {
            yield return new DayWindow(from, from.AddDays(atMost - 1));
            from = from.AddDays(Math.Max(1, atMost - 1));
        }

        yield return new DayWindow(from, Until);
    }

    /// <summary>The newer half first; a single day is its own half.</summary>
    public IEnumerable<DayWindow> Halves()
    {
        if (Count == 1) return [this];
        var middle = From.AddDays((Count / 2) - 1);
        return [new DayWindow(middle.AddDays(1), Until), this with { Until = middle }];
    }

    public override string ToString() => From == Until
        ? From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}..{Until:yyyy-MM-dd}");
}
