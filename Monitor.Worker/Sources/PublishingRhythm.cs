using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources;

/// <summary>
/// How often a source brings something new, learnt from the days on which it did. Counted in its own days of publication: weekdays on
/// which it never publishes, and days on which its calendar rests, are no silence. Days are UTC days.
/// </summary>
public sealed class PublishingRhythm
{
    /// <summary>With fewer days nothing is said.</summary>
    public const int EnoughDays = 8;

    private const double RareWeekday = 0.1;

    private const int Slack = 3;

    private const double Longest = 0.99;

    private readonly HashSet<DayOfWeek> _weekdays;

    private readonly Func<DateOnly, bool> _rests;

    private PublishingRhythm(HashSet<DayOfWeek> weekdays, Func<DateOnly, bool> rests, IReadOnlyList<DateOnly> days)
    {
        (_weekdays, _rests, Newest) = (weekdays, rests, days[^1]);
        List<int> gaps = [.. days.Zip(days.Skip(1), Between).Order()];
        MedianGap = gaps[gaps.Count / 2];
        Limit = Math.Max(Slack * MedianGap, gaps[(int)Math.Ceiling(Longest * gaps.Count) - 1]);
    }

    /// <summary>The last day on which something was published.</summary>
    public DateOnly Newest { get; }

    /// <summary>In days of publication.</summary>
    public int MedianGap { get; }

    /// <summary>So many days of publication may pass in silence: three times the usual, or as long as it nearly always was.</summary>
    public int Limit { get; }

    /// <param name="days">On which the source published; in any order, repeated or not.</param>
    /// <param name="rests">Whether its calendar rests on a day.</param>
    /// <returns>Null when there are too few to learn from.</returns>
    public static PublishingRhythm? Learn(IEnumerable<DateOnly> days, Func<DateOnly, bool> rests)
    {
        List<DateOnly> distinct = [.. days.Distinct().Order()];
        if (distinct.Count < EnoughDays) return null;
        var byWeekday = distinct.CountBy(day => day.DayOfWeek).ToList();
        var most = byWeekday.Max(pair => pair.Value);
        return new PublishingRhythm([.. byWeekday.Where(pair => pair.Value >= RareWeekday * most).Select(pair => pair.Key)], rests, distinct);
    }

    /// <summary>Days of publication since the newest item, today not counted: it is not over.</summary>
    public int SilentDays(DateOnly today) => today <= Newest ? 0 : Between(Newest, today.AddDays(-1));

    public bool IsFrozen(DateOnly today) => SilentDays(today) > Limit;

    public string Describe(DateOnly today) => string.Create(
        CultureInfo.InvariantCulture,
        $"nothing new for {SilentDays(today)} of its days of publication (newest {Newest:yyyy-MM-dd}); usually every {(MedianGap <= 1 ? "one" : $"{MedianGap}")}, {Limit} at most");

    private int Between(DateOnly from, DateOnly until)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= until; day = day.AddDays(1))
        {
            if (_weekdays.Contains(day.DayOfWeek) && !_rests(day)) count++;
        }

        return count;
    }
}
