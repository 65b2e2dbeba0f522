using Monitor.Worker.Following.Threads;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following.Threads;

public sealed class ReminderTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeOnly Eight = new(8, 0);
    private static readonly Bill Access = new("1", "B-1", "Lawful Access Bill", Bill.Relevant + " This Act enters into force on 10 December 2026.");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-12-10", "2026-11-10T06:59Z", null)] // 30 days before: the next minute
    [InlineData("2026-12-10", "2026-11-10T07:00Z", 30)]
    [InlineData("2026-12-10", "2026-11-26T07:00Z", 14)]
    [InlineData("2026-12-10", "2026-12-05T09:00Z", 7)]
    [InlineData("2026-12-10", "2026-12-08T07:00Z", 2)]
    [InlineData("2026-12-14", "2026-12-11T06:59Z", 7)] // two days before is a Saturday
    [InlineData("2026-12-14", "2026-12-11T07:00Z", 2)] // the Friday before
    [InlineData("2026-06-09", "2026-05-08T06:00Z", 30)] // a Sunday, and summer time
    public void A_reminder_falls_on_a_working_day_at_the_hour_of_the_readers(string date, string now, int? due) =>
        Assert.Equal(due, ReminderDays.DueOf(DateOnly.Parse(date, null), DateTimeOffset.MinValue, Moment(now), Eight, Berlin));

    [Fact]
    public void What_the_channel_was_told_later_than_a_reminder_fell_is_not_repeated()
    {
        var told = Moment("2026-11-27T10:00Z");

        Assert.Null(ReminderDays.DueOf(new DateOnly(2026, 12, 10), told, told.AddHours(1), Eight, Berlin));
        Assert.Equal(7, ReminderDays.DueOf(new DateOnly(2026, 12, 10), told, Moment("2026-12-03T07:00Z"), Eight, Berlin));
    }

    [Theory]
    [InlineData("2026-12-20", "2026-12-10T07:00Z", true)] // a Thursday, at the hour
    [InlineData("2026-12-20", "2026-12-10T06:59Z", false)]
    [InlineData("2026-12-20", "2026-12-12T12:00Z", false)] // a Saturday
    [InlineData("2026-12-15", "2026-12-12T12:00Z", false)] // Monday is before it
    [InlineData("2026-12-14", "2026-12-12T12:00Z", true)] // on Monday it is there
    [InlineData("2026-12-10", "2026-12-10T01:00Z", true)] // today
    public void A_late_reminder_waits_for_a_working_hour_unless_the_date_comes_first(string date, string now, bool may) =>
        Assert.Equal(may, ReminderDays.MayBeToldAt(Moment(now), DateOnly.Parse(date, null), Eight, Berlin));

    [Fact]
    public async Task A_date_that_comes_near_is_told_once_a_distance_in_the_items_thread()
    {
        await using var bench = await OpenAsync();

        bench.Clock.SetUtcNow(Moment("2026-11-26T09:00Z"));
        var first = await RemindAsync(bench);
        var again = await RemindAsync(bench);
        bench.Clock.SetUtcNow(Moment("2026-12-03T09:00Z"));
        var next = await RemindAsync(bench);

        Assert.Equal((1, 0, 1), (first, again, next));
        var parent = Assert.Single(bench.Channel().Parents);
        Assert.Equal(
            ["*Reminder.* Entry into force: in 14 days, on 10 Dec 2026.", "*Reminder.* Entry into force: in 7 days, on 10 Dec 2026."],
            bench.Channel().ThreadOf(parent.Ts).Select(reply => reply.Blocks![0]!["text"]!["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Who_has_seen_a_reminder_is_reminded_no_more()
    {
        await using var bench = await OpenAsync();
        var item = (await bench.DeliveriesAsync())[0].Alert.ItemId;
        await SeeAsync(bench, item);
        bench.Clock.SetUtcNow(Moment("2026-11-26T09:00Z"));
        Assert.Equal(1, await RemindAsync(bench));
        await SeeAsync(bench, item);

        bench.Clock.SetUtcNow(Moment("2026-12-03T09:00Z"));

        Assert.Equal(0, await RemindAsync(bench));
    }

    [Fact]
    public async Task A_reminder_that_falls_into_a_snooze_comes_when_the_snooze_ends()
    {
        await using var bench = await OpenAsync();
        var item = (await bench.DeliveriesAsync())[0].Alert.ItemId;
        bench.Clock.SetUtcNow(Moment("2026-11-25T09:00Z"));
        await bench.Bench.Get<MuteStore>().AddAsync(new Mute(0, item, "Ada", bench.Clock.GetUtcNow(), Moment("2026-11-28T09:00Z"), null), Ct);

        bench.Clock.SetUtcNow(Moment("2026-11-26T09:00Z"));
        var asleep = await RemindAsync(bench);
        bench.Clock.SetUtcNow(Moment("2026-11-28T09:01Z"));
        var onSaturday = await RemindAsync(bench);
        bench.Clock.SetUtcNow(Moment("2026-11-30T08:00Z"));
        var awake = await RemindAsync(bench);
        var again = await RemindAsync(bench);

        Assert.Equal((0, 0, 1, 0), (asleep, onSaturday, awake, again));
        var parent = Assert.Single(bench.Channel().Parents);
        Assert.Equal("*Reminder.* Entry into force: in 10 days, on 10 Dec 2026.", Assert.Single(bench.Channel().ThreadOf(parent.Ts)).Blocks![0]!["text"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_rule_that_names_its_events_without_reminders_has_none()
    {
        await using var bench = await OpenAsync(("Alerting:Rules:0:Name", "news"), ("Alerting:Rules:0:Channel", SlackBench.Leads), ("Alerting:Rules:0:Events:0", "new"));
        bench.Clock.SetUtcNow(Moment("2026-11-26T09:00Z"));

        Assert.Equal(0, await RemindAsync(bench));
    }

    private static async Task<SlackBench> OpenAsync(params (string Key, string Value)[] settings)
    {
        var bench = await SlackBench.OpenAsync(settings);
        await bench.PublishAsync(Access);
        await bench.SendAsync();
        return bench;
    }

    private static async Task<int> RemindAsync(SlackBench bench)
    {
        var owed = await bench.Bench.Get<DeadlineReminders>().SendDueAsync(Ct);
        await bench.SendAsync();
        return owed;
    }

    private static Task<int> SeeAsync(SlackBench bench, long item) => bench.Bench.Get<WriteGate>().WriteAsync(
        async (db, ct) =>
        {
            var at = bench.Clock.GetUtcNow();
            if (await db.Seen.FindAsync([item, "ada"], ct) is { } known) known.At = at;
            else db.Seen.Add(new Worker.Storage.Rows.SeenRow { ItemId = item, Who = "ada", At = at });
            return await db.SaveChangesAsync(ct);
        },
        Ct);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
