using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Matching;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following.Searches;

/// <summary>The whole way: a publisher, the crawl, the index, the search that somebody saved, the outbox.</summary>
public sealed class SavedSearchFollowerTests
{
    private const string Text = "The warden shall count the otters of the river each spring.";

    private static readonly Bill Otters = new("1", "H-1", "Otter Bill", Text);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_item_is_told_once_to_the_channel_of_the_search_though_no_rule_wants_it()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "Otters", "q=otters");

        bench.Publish(Bridge, Otters);
        await bench.CrawlAsync(bench.Bills);
        var first = await FollowAsync(bench);
        var second = await FollowAsync(bench);

        var told = Assert.Single(await bench.DeliveriesAsync());
        Assert.Equal((1, 0), (first, second));
        Assert.Equal(("search: Otters", "preview", EventKind.New, "Otter Bill"), (told.Rule, told.Channel, told.Alert.Event.Kind, told.Alert.Title));
        Assert.Contains("otters of the river", told.Alert.Classification.Passage, StringComparison.Ordinal);
        Assert.Equal("Bills of Nowhere", told.Alert.SourceName);
    }

    [Fact]
    public async Task What_is_a_backlog_when_the_search_is_saved_or_comes_as_one_is_told_to_nobody()
    {
        await using var bench = await CrawlBench.OpenAsync(catalogued: true);
        await SaveAsync(bench, "Otters", "q=otters");

        bench.Publish(Bridge, Otters);
        await bench.CrawlAsync(bench.Bills);
        Assert.Equal(0, await FollowAsync(bench));
        bench.Publish(Bridge, Otters with { Text = Text + " So it is." });
        await bench.CrawlAsync(bench.Bills);

        Assert.Equal(0, await FollowAsync(bench));
        Assert.Empty(await bench.DeliveriesAsync());
    }

    [Fact]
    public async Task An_item_that_was_there_before_is_told_when_an_amendment_makes_it_match()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "Otters", "q=otters");

        bench.Publish(Bridge with { Text = Bridge.Text + " Below it otters may live." });
        await bench.CrawlAsync(bench.Bills);
        await FollowAsync(bench);

        var told = Assert.Single(await bench.DeliveriesAsync());
        Assert.Equal(("search: Otters, now matches", EventKind.TextChanged), (told.Rule, told.Alert.Event.Kind));
        Assert.Equal("q=otters", told.Alert.FoundBy);
    }

    [Fact]
    public async Task An_item_that_matched_already_when_the_search_was_saved_is_not_told_when_it_changes()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "Bridges", "q=bridge");

        bench.Publish(Bridge with { Text = Bridge.Text + " Below it otters may live." });
        await bench.CrawlAsync(bench.Bills);

        Assert.Equal(0, await FollowAsync(bench));
    }

    [Fact]
    public async Task A_rule_and_a_search_tell_one_channel_once()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "Police", "q=police");

        bench.Publish(Bridge, new Bill("2", "H-2", "Data Access Bill", Bill.Relevant));
        await bench.CrawlAsync(bench.Bills);

        Assert.Equal(0, await FollowAsync(bench));
        Assert.Equal("everything relevant", Assert.Single(await bench.DeliveriesAsync()).Rule);
        Assert.Equal(1, Assert.Single(await bench.Get<SavedSearchStore>().ListAsync(Ct)).Recent);
    }

    [Fact]
    public async Task A_daily_search_gathers_in_the_digest_of_its_channel()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "Otters", "q=otters", Rhythm.Daily);

        bench.Publish(Bridge, Otters);
        await bench.CrawlAsync(bench.Bills);
        await FollowAsync(bench);

        var digest = Assert.Single(await bench.Get<DigestStore>().ListAsync(0, 10, Ct));
        Assert.Equal((Rhythm.Daily, 1), (digest.Rhythm, digest.Lines.Count));
    }

    [Fact]
    public async Task Too_many_finds_at_once_are_one_digest_as_with_rules()
    {
        await using var bench = await StartedAsync(("Alerting:ChannelDefaults:MostAtOnce", "3"));
        await SaveAsync(bench, "Otters", "q=otters");

        bench.Publish([Bridge, .. Enumerable.Range(1, 4).Select(number => new Bill($"{number}", $"H-{number}", $"Otter Bill {number}", Text))]);
        await bench.CrawlAsync(bench.Bills);

        Assert.Equal(4, await FollowAsync(bench));
        var digest = Assert.Single(await bench.Get<DigestStore>().ListAsync(0, 10, Ct));
        Assert.Equal((Rhythm.Gathered, 4), (digest.Rhythm, digest.Lines.Count));
    }

    [Fact]
    public async Task What_is_found_in_the_quiet_hours_of_its_channel_waits_for_their_end()
    {
        var (from, until) = (DateTime.UtcNow.AddHours(-6).ToString("HH:mm", CultureInfo.InvariantCulture), DateTime.UtcNow.AddHours(6).ToString("HH:mm", CultureInfo.InvariantCulture));
        await using var bench = await StartedAsync(("Alerting:ChannelDefaults:QuietFrom", from), ("Alerting:ChannelDefaults:QuietUntil", until));
        await SaveAsync(bench, "Otters", "q=otters");

        bench.Publish(Bridge, Otters);
        await bench.CrawlAsync(bench.Bills);
        await FollowAsync(bench);

        var digest = Assert.Single(await bench.Get<DigestStore>().ListAsync(0, 10, Ct));
        Assert.Equal((Rhythm.Gathered, until), (digest.Rhythm, digest.DueAt.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task What_is_urgent_waits_for_the_end_of_no_quiet_hours()
    {
        var (from, until) = (DateTime.UtcNow.AddHours(-6).ToString("HH:mm", CultureInfo.InvariantCulture), DateTime.UtcNow.AddHours(6).ToString("HH:mm", CultureInfo.InvariantCulture));
        await using var bench = await StartedAsync(("Alerting:ChannelDefaults:QuietFrom", from), ("Alerting:ChannelDefaults:QuietUntil", until), ("Alerting:ChannelDefaults:UrgentFrom", "1"));
        await SaveAsync(bench, "Otters", "q=otters");

        bench.Publish(Bridge, Otters);
        await bench.CrawlAsync(bench.Bills);
        await FollowAsync(bench);

        Assert.Empty(await bench.Get<DigestStore>().ListAsync(0, 10, Ct));
        Assert.Single(await bench.DeliveriesAsync());
    }

    [Fact]
    public async Task A_muted_item_is_remembered_and_not_told()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "Otters", "q=otters");
        var bridge = (await bench.EventsAsync())[0].Item.Id;
        await bench.Get<MuteStore>().AddAsync(new Mute(0, bridge, "Ada", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(7), null), Ct);

        bench.Publish(Bridge with { Text = Bridge.Text + " Below it otters may live." });
        await bench.CrawlAsync(bench.Bills);

        Assert.Equal(0, await FollowAsync(bench));
        Assert.Single(await bench.Get<SearchMatchStore>().KnownAsync([bridge], Ct));
    }

    [Fact]
    public async Task A_mute_until_the_text_changes_ends_with_the_change_that_makes_the_item_match()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "Otters", "q=otters");
        var bridge = (await bench.EventsAsync())[0].Item.Id;
        await bench.Get<MuteStore>().AddAsync(new Mute(0, bridge, "Ada", DateTimeOffset.UtcNow, null, null) { Ends = MuteEnd.TextChange }, Ct);

        bench.Publish(Bridge with { Text = Bridge.Text + " Below it otters may live." });
        await bench.CrawlAsync(bench.Bills);

        Assert.Equal(1, await FollowAsync(bench));
        Assert.Empty(await bench.Get<MuteStore>().HoldingAsync(bridge, DateTimeOffset.UtcNow, Ct));
    }

    [Fact]
    public async Task A_search_that_is_saved_while_the_others_are_asked_is_asked_about_the_same_changes()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "Otters", "q=otters");
        var before = await bench.Get<ChangeFeed>().HeadAsync(Ct);
        bench.Publish(Bridge, Otters);
        await bench.CrawlAsync(bench.Bills);
        var (saved, rivers) = (SearchChange.Moved, 0L);
        var time = new InterruptedTime(async () =>
            (saved, rivers) = await bench.Get<SavedSearchStore>().AddAsync(new SearchToSave("Ben", "Rivers", "q=river+spring", "preview", Rhythm.Immediate), "Ben", new SearchBaseline([], before), Ct));
        var follower = new SavedSearchFollower(
            bench.Get<SearchMatchStore>(), bench.Get<ChangeFeed>(), bench.Get<SearchCalendar>(), bench.Get<SearchNewsDesk>(), bench.Get<SearchTroubles>(), bench.Get<ConceptShelf>(),
            bench.Get<CommitSignal>(), time, NullLogger<SavedSearchFollower>.Instance);

        await follower.CatchUpAsync(Ct);

        Assert.Equal(SearchChange.Done, saved);
        Assert.Equal("Otter Bill", Assert.Single(await bench.Get<SavedSearchStore>().FoundAsync(rivers, 10, Ct)).Item.Title);
        Assert.Single(await bench.DeliveriesAsync());
    }

    [Fact]
    public async Task A_search_at_once_is_told_at_once_though_a_rule_gathers_the_item_for_the_week()
    {
        await using var bench = await StartedAsync(("Alerting:Rules:0:Name", "weekly"), ("Alerting:Rules:0:Channel", "preview"), ("Alerting:Rules:0:Rhythm", "Weekly"));
        await SaveAsync(bench, "Police", "q=police");

        bench.Publish(Bridge, new Bill("2", "H-2", "Data Access Bill", Bill.Relevant));
        await bench.CrawlAsync(bench.Bills);
        Assert.NotNull(Assert.Single(await bench.DeliveriesAsync()).DigestId);

        Assert.Equal(1, await FollowAsync(bench));
        var told = Assert.Single(await bench.DeliveriesAsync());
        Assert.Equal(("search: Police", null), (told.Rule, told.DigestId));
    }

    [Theory]
    [InlineData(0, "search: Otters", "v1")]
    [InlineData(60, "search: Otters, now matches", "document:3:1")]
    public async Task The_words_of_a_second_source_are_told_though_the_first_brought_a_bare_title(int daysLater, string rule, string change)
    {
        await using var bench = await StartedAsync();
        var (now, runs) = (DateTimeOffset.UtcNow, bench.Get<RunStore>());
        var happened = Storage.Samples.Event(at: now.AddDays(-daysLater));
        // Months later the channel was told of the item long ago; on the same day the two are one change.
        var gazette = Storage.Samples.New(Storage.Samples.Document("g1", "Act No. 7", "k:1"), "") with { Events = [happened], Deliveries = daysLater == 0 ? [] : [Storage.Samples.Delivery(happened, "preview")] };
        await runs.CommitAsync(Storage.Samples.Commit(Storage.Samples.Source("gazette"), now.AddDays(-daysLater), gazette), Ct);
        await SaveAsync(bench, "Otters", "q=otters");

        await runs.CommitAsync(Storage.Samples.Commit(Storage.Samples.Source("ministry"), now, Storage.Samples.New(Storage.Samples.Document("m1", "Act No. 7", "k:1"), Text) with { Kind = ChangeKind.NewDocument }), Ct);

        Assert.Equal(1, await FollowAsync(bench));
        var told = Assert.Single(await bench.DeliveriesAsync(), one => one.Alert.FoundBy is not null);
        Assert.Equal((rule, change, "Act No. 7"), (told.Rule, told.Alert.Event.Discriminator, told.Alert.Title));
        Assert.Contains("otters of the river", told.Alert.Classification.Passage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_into_the_days_of_a_search_by_the_calendar_alone_is_told_once()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 2, 4, 12, 0, 0, TimeSpan.Zero));
        await using var bench = await WithDeadlineAsync(clock, new DateOnly(2031, 4, 1));
        await SaveAsync(bench, "Soon", "q=otters+deadline%3A%3C30d");
        await SaveAsync(bench, "Ever", "q=otters");

        Assert.Equal(0, await FollowAsync(bench));
        clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(0, await FollowAsync(bench));
        // Nobody was there on the day itself.
        clock.Advance(TimeSpan.FromDays(12));
        Assert.Equal(1, await FollowAsync(bench));
        Assert.Equal(0, await FollowAsync(bench));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await FollowAsync(bench));

        var told = Assert.Single(await bench.DeliveriesAsync(), one => one.Alert.FoundBy is not null);
        Assert.Equal(("search: Soon, now matches", EventKind.Reminder, "calendar@2031-03-08"), (told.Rule, told.Alert.Event.Kind, told.Alert.Event.Discriminator));
        Assert.Equal("Nothing in it changed; by the calendar it matches now. Comments close: 1 Apr 2031.", told.Alert.Event.Summary);
        Assert.Contains("otters of the river", told.Alert.Classification.Passage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_in_the_days_of_a_search_when_it_was_saved_and_a_muted_item_are_not_told_by_the_calendar()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 2, 4, 12, 0, 0, TimeSpan.Zero));
        await using var bench = await WithDeadlineAsync(clock, new DateOnly(2031, 4, 1));
        await SaveAsync(bench, "Known", "q=otters+deadline%3A%3C60d");
        await SaveAsync(bench, "Muted", "q=otters+deadline%3A%3C30d");
        var item = (await bench.EventsAsync())[0].Item.Id;
        await bench.Get<MuteStore>().AddAsync(new Mute(0, item, "Ada", clock.GetUtcNow(), clock.GetUtcNow().AddDays(90), null), Ct);

        clock.Advance(TimeSpan.FromDays(32));

        Assert.Equal(0, await FollowAsync(bench));
        Assert.Equal([false, false], (await bench.Get<SearchMatchStore>().OfItemAsync(item, Ct)).Select(find => find.IsNews));
    }

    [Fact]
    public async Task The_calendar_waits_for_the_follower_to_have_seen_what_came_meanwhile()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 2, 4, 12, 0, 0, TimeSpan.Zero));
        await using var bench = await WithDeadlineAsync(clock, new DateOnly(2031, 4, 1));
        await SaveAsync(bench, "Soon", "q=otters+deadline%3A%3C30d");
        clock.Advance(TimeSpan.FromDays(32));
        var store = bench.Get<SearchMatchStore>();

        Assert.Equal(0, await bench.Get<SearchCalendar>().AskAsync(await store.ActiveAsync(Ct), await store.CursorAsync(Ct) - 1, Ct));
        Assert.Null(await store.AskedUpToAsync(Ct));
        Assert.Equal(1, await FollowAsync(bench));
        Assert.Equal(new DateOnly(2031, 3, 8), await store.AskedUpToAsync(Ct));
    }

    [Theory]
    [InlineData("deadline:<30d", true)]
    [InlineData("otters (published:7d OR changed:today)", true)]
    [InlineData("NOT seen:>1y", true)]
    [InlineData("deadline:2031-04-01..2031-05-01", false)]
    [InlineData("after:2031-01-01 otters", false)]
    [InlineData("\"deadline in 30d\"", false)]
    public void A_question_counts_from_today_when_it_means_other_days_tomorrow(string text, bool counts) =>
        Assert.Equal(counts, SavedSearchMatcher.CountsFromToday(new StandingSearch(1, new SearchQuery { Text = text }), new DateOnly(2031, 2, 4)));

    [Fact]
    public async Task A_search_whose_channel_is_gone_is_broken_and_operators_are_told_once()
    {
        await using var bench = await StartedAsync();
        var (_, id) = await bench.Get<SavedSearchStore>().AddAsync(new SearchToSave("Ada", "Otters", "q=otters", "C-GONE", Rhythm.Immediate), "Ada", new SearchBaseline([], await bench.Get<ChangeFeed>().HeadAsync(Ct)), Ct);

        bench.Publish(Bridge, Otters);
        await bench.CrawlAsync(bench.Bills);
        await FollowAsync(bench);
        await FollowAsync(bench);

        var search = (await bench.Get<SavedSearchStore>().FindAsync(id, Ct))!;
        Assert.Equal(SavedSearchState.Broken, search.State);
        Assert.Contains("C-GONE", search.Why, StringComparison.Ordinal);
        var notice = Assert.Single(await bench.Get<NoticeStore>().ListAsync(10, Ct));
        Assert.Equal(("Saved search broken: Otters", "preview"), (notice.Title, notice.Channel));
        Assert.Contains("It belongs to Ada.", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_search_is_silent_and_a_resumed_one_begins_with_what_comes_next()
    {
        await using var bench = await StartedAsync();
        var id = await SaveAsync(bench, "Otters", "q=otters");
        var saving = bench.Get<SearchSaving>();
        var search = (await bench.Get<SavedSearchStore>().FindAsync(id, Ct))!;
        await saving.PauseAsync(search, "Ada", Ct);
        bench.Publish(Bridge, Otters);
        await bench.CrawlAsync(bench.Bills);
        Assert.Equal(0, await FollowAsync(bench));

        await saving.ResumeAsync(search, "Ada", Ct);
        bench.Publish(Bridge, Otters, new Bill("3", "H-3", "Sea Otter Bill", "Sea otters too are counted."));
        await bench.CrawlAsync(bench.Bills);

        Assert.Equal(1, await FollowAsync(bench));
        Assert.Equal("Sea Otter Bill", Assert.Single(await bench.DeliveriesAsync()).Alert.Title);
    }

    [Theory]
    [InlineData("", "q=otters", "preview", "name of 1 to 100")]
    [InlineData("Otters", "q=+*", "preview", "asks for nothing")]
    [InlineData("Otters", "q=otters", "C-NONE", "There is no channel “C-NONE”. There are: preview.")]
    public async Task A_search_is_checked_before_it_is_kept(string name, string address, string channel, string why)
    {
        await using var bench = await StartedAsync();

        var outcome = await bench.Get<SearchSaving>().AddAsync(new SearchToSave("Ada", name, address, channel, Rhythm.Immediate), acceptsMany: false, "Ada", Ct);

        Assert.Contains(why, Assert.Single(Assert.IsType<SaveOutcome.Refused>(outcome).Why), StringComparison.Ordinal);
        Assert.Empty(await bench.Get<SavedSearchStore>().ListAsync(Ct));
    }

    [Fact]
    public async Task A_search_that_would_say_too_much_is_kept_only_when_its_owner_says_so()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var bills = Enumerable.Range(1, 700).Select(i => Storage.Samples.New(Storage.Samples.Document($"b{i}"), $"Bill {i}. {Text}")).ToArray();
        await bench.Get<RunStore>().CommitAsync(Storage.Samples.Commit(Storage.Samples.Source(), DateTimeOffset.UtcNow, bills), Ct);
        var asked = new SearchToSave("Ada", "Otters", "q=otters", "preview", Rhythm.Immediate);

        var refused = await bench.Get<SearchSaving>().AddAsync(asked, acceptsMany: false, "Ada", Ct);
        var kept = await bench.Get<SearchSaving>().AddAsync(asked, acceptsMany: true, "Ada", Ct);

        Assert.Contains("700 messages in the last 90 days, about 54 a week", Assert.IsType<SaveOutcome.Refused>(refused).Why[0], StringComparison.Ordinal);
        Assert.IsType<SaveOutcome.Saved>(kept);
    }

    private static Bill Bridge { get; } = new("9", "H-9", "Bridge Painting Bill", Bill.Harmless);

    /// <summary>With a first crawl behind it, so that what comes is news.</summary>
    private static async Task<CrawlBench> StartedAsync(params (string Key, string Value)[] settings)
    {
        var bench = await CrawlBench.OpenAsync(catalogued: true, settings);
        bench.Publish(Bridge);
        await bench.CrawlAsync(bench.Bills);
        return bench;
    }

    /// <summary>With an item in the store about which the channel was told when it came.</summary>
    private static async Task<CrawlBench> WithDeadlineAsync(FakeTimeProvider clock, DateOnly day)
    {
        var bench = await CrawlBench.OpenWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        var happened = Storage.Samples.Event(at: clock.GetUtcNow());
        var document = Storage.Samples.Document("d1", "Otter Bill", "k:1") with { Dates = new Dictionary<string, DateOnly> { [DateKinds.CommentsClose] = day } };
        var change = Storage.Samples.New(document, Text) with { Events = [happened], Deliveries = [Storage.Samples.Delivery(happened, "preview")] };
        await bench.Get<RunStore>().CommitAsync(Storage.Samples.Commit(Storage.Samples.Source(), clock.GetUtcNow(), change), Ct);
        return bench;
    }

    private static async Task<int> FollowAsync(CrawlBench bench) => await bench.Get<SavedSearchFollower>().CatchUpAsync(Ct);

    private static async Task<long> SaveAsync(CrawlBench bench, string name, string address, Rhythm rhythm = Rhythm.Immediate)
    {
        var outcome = await bench.Get<SearchSaving>().AddAsync(new SearchToSave("Ada", name, address, "preview", rhythm), acceptsMany: false, "Ada", Ct);
        return Assert.IsType<SaveOutcome.Saved>(outcome).Id;
    }

    /// <summary>Lets something happen the first time that anybody asks for the time.</summary>
    private sealed class InterruptedTime(Func<Task> happens) : TimeProvider
    {
        private Func<Task>? _happens = happens;

        public override DateTimeOffset GetUtcNow()
        {
            Interlocked.Exchange(ref _happens, null)?.Invoke().GetAwaiter().GetResult();
            return base.GetUtcNow();
        }
    }
}
