using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Web.Coverage;

/// <summary>How often a source is read, told from its schedule itself.</summary>
internal static class CadenceWords
{
    private const int Counted = 28;

    // A Monday, so that whole weeks are counted.
    private static readonly DateTimeOffset Monday = new(2031, 3, 3, 0, 0, 0, TimeSpan.Zero);

    public static string Of(Source source)
    {
        var runs = 0;
        var days = new HashSet<DateOnly>();
        for (var at = CrawlSchedule.NextAfter(source, Monday); at is { } run && run < Monday.AddDays(Counted) && runs < Counted * 24; at = CrawlSchedule.NextAfter(source, run))
        {
            runs++;
            days.Add(DateOnly.FromDateTime(run.UtcDateTime));
        }

        return Words(runs, days.Count);
    }

    private static string Words(int runs, int days) => (runs, days) switch
    {
        (0, _) => "never in a month",
        ( >= Counted * 23, _) => "each hour or oftener",
        (Counted, Counted) => "daily",
        (_, Counted) => $"{runs / Counted} times a day",
        (20, 20) => "on working days",
        (4, 4) => "weekly",
        var (all, some) when all == some && some % 4 == 0 => $"{some / 4} days a week",
        var (all, some) when all % some == 0 && some == 20 => $"{all / some} times on working days",
        _ => $"{runs} times in four weeks",
    };
}
