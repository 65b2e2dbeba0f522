using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Sources;

public sealed class PublishingRhythmTests
{
    // A Monday.
    private static readonly DateOnly Monday = new(2031, 3, 3);

    [Fact]
    public void A_gazette_of_working_days_is_not_late_on_a_Sunday_and_is_after_four_silent_working_days()
    {
        var gazette = Learn(WorkingDays(40));

        Assert.Equal((1, 3), (gazette.MedianGap, gazette.Limit));
        var friday = gazette.Newest;
        Assert.Equal(DayOfWeek.Friday, friday.DayOfWeek);
        Assert.Equal(0, gazette.SilentDays(friday.AddDays(2)));
        Assert.False(gazette.IsFrozen(friday.AddDays(6)));
        Assert.True(gazette.IsFrozen(friday.AddDays(7)));
    }

    [Fact]
    public void A_journal_that_comes_each_month_may_be_silent_for_three_of_its_months()
    {
        var journal = Learn(Enumerable.Range(0, 12).Select(month => Monday.AddDays(28 * month)));

        Assert.False(journal.IsFrozen(journal.Newest.AddDays(84)));
        Assert.True(journal.IsFrozen(journal.Newest.AddDays(84 + 8)));
    }

    [Fact]
    public void A_source_that_was_once_silent_for_long_may_be_so_again()
    {
        var before = WorkingDays(20);
        var bursty = Learn([.. before, .. before.Select(day => day.AddDays(28 + 28 + 28))]);

        Assert.InRange(bursty.Limit, 35, 45);
    }

    [Fact]
    public void Days_on_which_the_calendar_rests_are_no_silence()
    {
        static bool Summer(DateOnly day) => day.Month is 7 or 8;
        var parliament = PublishingRhythm.Learn(WorkingDays(86), Summer)!;
        var lastOfJune = parliament.Newest;
        Assert.Equal(6, lastOfJune.Month);

        Assert.Equal(0, parliament.SilentDays(new DateOnly(2031, 9, 1)) - parliament.SilentDays(new DateOnly(2031, 7, 1)));
        Assert.False(parliament.IsFrozen(new DateOnly(2031, 9, 1)));
        Assert.True(parliament.IsFrozen(new DateOnly(2031, 9, 8)));
    }

    [Fact]
    public void Seven_days_are_too_few_to_say_anything() =>
        Assert.Null(PublishingRhythm.Learn([.. WorkingDays(7), .. WorkingDays(7)], NeverRests));

    [Fact]
    public void One_Saturday_in_a_hundred_working_days_makes_no_Saturday_a_day_of_publication()
    {
        var gazette = Learn([.. WorkingDays(100), Monday.AddDays(5)]);

        Assert.Equal(0, gazette.SilentDays(gazette.Newest.AddDays(2)));
        Assert.Equal(1, gazette.MedianGap);
    }

    [Fact]
    public void Dates_in_any_order_learn_the_same_rhythm()
    {
        var days = WorkingDays(30);
        var random = new Random(7);

        var shuffled = Learn(days.OrderBy(_ => random.Next()));

        Assert.Equal(Learn(days).Describe(Monday.AddDays(90)), shuffled.Describe(Monday.AddDays(90)));
    }

    private static bool NeverRests(DateOnly day) => false;

    private static PublishingRhythm Learn(IEnumerable<DateOnly> days) => PublishingRhythm.Learn(days, NeverRests)!;

    private static List<DateOnly> WorkingDays(int count) =>
        [.. Enumerable.Range(0, 2 * count).Select(Monday.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(count)];
}
