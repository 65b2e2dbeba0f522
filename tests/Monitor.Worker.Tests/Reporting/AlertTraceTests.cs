using Monitor.Worker.Documents;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Reporting;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Reporting;

/// <summary>Why an alert came, or did not, where saved searches have a say.</summary>
public sealed class AlertTraceTests
{
    private const string Text = "The warden shall count the otters of the river each spring.";

    private static readonly Bill Bridge = new("9", "H-9", "Bridge Painting Bill", Bill.Harmless);
    private static readonly Bill Otters = new("1", "H-1", "Otter Bill", Text);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_search_told_is_a_message_of_the_event_and_rules_alone_are_said_to_want_relevance()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench);
        await PublishAsync(bench, Bridge, Otters);
        await PublishAsync(bench, Bridge, Otters with { Text = Text + " So it is." });

        var traced = await TraceAsync(bench, "Otter Bill");

        Assert.Equal("search: Otters", Assert.Single(traced[^1].Deliveries).Rule);
        Assert.Contains(traced[^1].WhyNot, reason => reason.EndsWith("rules post relevant items only.", StringComparison.Ordinal));
        Assert.DoesNotContain(traced[^1].WhyNot, reason => reason.Contains("saved search", StringComparison.Ordinal));
        Assert.Empty(traced[0].Deliveries);
        Assert.Contains(traced[0].WhyNot, reason => reason.StartsWith("The saved search “Otters” told of the item by its message of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_search_knew_when_it_was_saved_is_said()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "q=bridge");

        Assert.Contains((await TraceAsync(bench, Bridge.Title))[0].WhyNot, reason => reason.StartsWith("The saved search “Otters” knew the item when it began, on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_somebody_had_muted_the_item_is_said()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench);
        var bridge = (await bench.EventsAsync())[0].Item.Id;
        await bench.Get<MuteStore>().AddAsync(new Mute(0, bridge, "Ada", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(7), null), Ct);
        await PublishAsync(bench, Bridge with { Text = Bridge.Text + " Below it otters may live." });

        var reasons = (await TraceAsync(bench, Bridge.Title))[0].WhyNot;

        Assert.Contains(reasons, reason => reason.Contains("told nobody: somebody had muted the item", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.StartsWith("Ada muted the item: no rule and no saved search posts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_a_search_rests_is_said_where_it_would_find_the_item_and_only_there()
    {
        await using var bench = await StartedAsync();
        var id = await SaveAsync(bench);
        await bench.Get<SearchSaving>().PauseAsync((await bench.Get<SavedSearchStore>().FindAsync(id, Ct))!, "Ada", Ct);
        await PublishAsync(bench, Bridge, Otters);

        Assert.Contains((await TraceAsync(bench, "Otter Bill"))[0].WhyNot, reason => reason.StartsWith("The saved search “Otters” would find it, but rests since", StringComparison.Ordinal) && reason.EndsWith("Paused by Ada.", StringComparison.Ordinal));
        Assert.DoesNotContain((await TraceAsync(bench, Bridge.Title))[0].WhyNot, reason => reason.Contains("saved search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_another_message_tells_the_channel_is_said_with_its_rule()
    {
        await using var bench = await StartedAsync();
        await SaveAsync(bench, "q=police");
        await PublishAsync(bench, Bridge, new Bill("2", "H-2", "Data Access Bill", Bill.Relevant));

        Assert.Contains((await TraceAsync(bench, "Data Access Bill"))[0].WhyNot, reason => reason.EndsWith("preview is told by “everything relevant” already.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_muted_after_it_happened_is_not_the_mutes_doing_but_that_of_the_first_crawl()
    {
        await using var bench = await CrawlBench.OpenAsync(catalogued: true);
        await PublishAsync(bench, new Bill("2", "H-2", "Data Access Bill", Bill.Relevant));
        var item = (await bench.EventsAsync())[0].Item.Id;
        await bench.Get<MuteStore>().AddAsync(new Mute(0, item, "Ada", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(7), null), Ct);

        Assert.Equal(["It came with the first crawl of xx-bills: nobody is told of what stood there already."], (await TraceAsync(bench, "Data Access Bill"))[0].WhyNot);
    }

    [Fact]
    public async Task That_the_same_change_was_told_better_is_said_and_that_the_item_did_not_matter_before()
    {
        await using var bench = await StartedAsync();
        await PublishAsync(bench, Bridge, Otters);
        await PublishAsync(bench, Bridge, Otters with { Text = Bill.Relevant });

        var traced = await TraceAsync(bench, "Otter Bill");

        Assert.Equal(
            ["Not by the rule “everything relevant”: preview was told of the same change by the message “Became relevant”."],
            traced.Single(one => one.Entry.Event.Kind == EventKind.TextChanged).WhyNot);
        Assert.Equal(
            ["When it happened its relevance was 0.10, below the threshold of 0.50 (model mark): rules post relevant items only."],
            traced.Single(one => one.Entry.Event.Kind == EventKind.New).WhyNot);
    }

    [Fact]
    public async Task Of_a_rule_it_is_said_what_the_store_knows_when_it_first_posted()
    {
        await using var bench = await StartedAsync();
        await PublishAsync(bench, Bridge, new Bill("2", "H-2", "Data Access Bill", Bill.Relevant));
        await PublishAsync(bench, Bridge, new Bill("2", "H-2", "Data Access Bill", Bill.Relevant + " So it is."));
        var events = (await bench.Get<ItemStore>().FindAsync((await bench.EventsAsync())[0].Item.Id, Ct))!.Events;
        var reasons = bench.Get<UntoldReasons>();

        Assert.Contains("It has posted nothing yet", await reasons.OfRuleAsync("Later", events[0], Ct), StringComparison.Ordinal);
        Assert.Contains("It was there when this happened", await reasons.OfRuleAsync("everything relevant", events[0], Ct), StringComparison.Ordinal);
        var before = events[^1] with { Event = events[^1].Event with { SeenAt = events[^1].Event.SeenAt.AddDays(-1) } };
        Assert.Contains("It first posted on", await reasons.OfRuleAsync("everything relevant", before, Ct), StringComparison.Ordinal);
    }

    private static async Task<CrawlBench> StartedAsync()
    {
        var bench = await CrawlBench.OpenAsync(catalogued: true);
        bench.Publish(Bridge);
        await bench.CrawlAsync(bench.Bills);
        return bench;
    }

    private static async Task PublishAsync(CrawlBench bench, params Bill[] bills)
    {
        bench.Publish(bills);
        await bench.CrawlAsync(bench.Bills);
        await bench.Get<SavedSearchFollower>().CatchUpAsync(Ct);
    }

    private static async Task<long> SaveAsync(CrawlBench bench, string address = "q=otters")
    {
        var outcome = await bench.Get<SearchSaving>().AddAsync(new SearchToSave("Ada", "Otters", address, "preview", Rhythm.Immediate), acceptsMany: false, "Ada", Ct);
        return Assert.IsType<SaveOutcome.Saved>(outcome).Id;
    }

    private static async Task<IReadOnlyList<TracedEvent>> TraceAsync(CrawlBench bench, string title)
    {
        var id = (await bench.EventsAsync()).First(entry => entry.Item.Title == title).Item.Id;
        return await bench.Get<AlertTrace>().OfAsync((await bench.Get<ItemStore>().FindAsync(id, Ct))!, 8, Ct);
    }
}
