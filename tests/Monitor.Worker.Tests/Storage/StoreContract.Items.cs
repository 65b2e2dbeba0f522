using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_stage_moves_by_its_event_and_an_unknown_one_is_filled_in_without()
    {
        await CommitAsync(Samples.New(Samples.Document() with { Stage = Stage.Unknown }));
        var filled = await CommitAsync(Samples.Changed(await KnownAsync("b1"), Samples.Document(), "x", ChangeKind.Unchanged));
        var filledStage = (await ItemAsync(filled.Items[0])).Summary.Stage;
        var passed = Samples.Document() with { Stage = Stage.Passed, RawStatus = "Royal assent" };
        var moved = Samples.Event(EventKind.StageChanged, "passed") with { StageBefore = Stage.Introduced, StageAfter = Stage.Passed };

        await CommitAsync(Samples.Changed(await KnownAsync("b1"), passed, "x", ChangeKind.Unchanged) with { Events = [moved] });

        var item = await ItemAsync(filled.Items[0]);
        Assert.Equal(Stage.Introduced, filledStage);
        Assert.Equal((Stage.Passed, "Royal assent"), (item.Summary.Stage, item.Summary.RawStatus));
        Assert.Equal(Stage.Passed, (await KnownAsync("b1")).Item.Stage);
    }

    [Fact]
    public async Task A_companion_without_an_event_moves_neither_stage_nor_date_nor_title()
    {
        var leading = Samples.Document("b1", "Production of Data Act", "k:1") with { Dates = new Dictionary<string, DateOnly> { ["effective"] = new(2031, 7, 1) } };
        var companion = Samples.Document("g1", "Gazette 7", "k:1") with
        {
            Stage = Stage.Enacted,
            Dates = new Dictionary<string, DateOnly> { ["effective"] = new(2032, 1, 1), ["hearing"] = new(2031, 5, 1) },
        };
        var receipt = await CommitAsync(Samples.New(leading));

        await CommitAsync(Samples.Source("gazette"), Samples.New(companion, "Gazetted."));

        var item = await ItemAsync(receipt.Items[0]);
        Assert.Equal(("Production of Data Act", Stage.Introduced), (item.Summary.Title, item.Summary.Stage));
        Assert.Equal(new DateOnly(2031, 7, 1), item.Dates["effective"]);
        Assert.Equal(new DateOnly(2031, 5, 1), item.Dates["hearing"]);
    }

    [Fact]
    public async Task A_date_that_moved_and_one_that_was_dropped_follow_their_events()
    {
        var document = Samples.Document() with { Dates = new Dictionary<string, DateOnly> { ["comments-close"] = new(2031, 4, 1), ["hearing"] = new(2031, 5, 1) } };
        var first = await CommitAsync(Samples.New(document));
        var moved = Samples.Event(EventKind.DateMoved, "comments-close:2031-06-01") with { DateKind = "comments-close", DateBefore = new(2031, 4, 1), DateAfter = new(2031, 6, 1) };
        var dropped = Samples.Event(EventKind.DateMoved, "hearing:") with { DateKind = "hearing", DateBefore = new(2031, 5, 1) };

        var receipt = await CommitAsync(Samples.Changed(await KnownAsync("b1"), document with { Dates = new Dictionary<string, DateOnly>() }, "x", ChangeKind.Unchanged) with { Events = [moved, dropped] });

        Assert.Equal([new("comments-close", new DateOnly(2031, 6, 1))], (await ItemAsync(first.Items[0])).Dates);
        Assert.True(receipt.Sequence > first.Sequence);
    }

    [Fact]
    public async Task An_item_stays_once_relevant_when_an_amendment_takes_the_matter_out()
    {
        var first = await CommitAsync(Samples.New(Samples.Document()));

        await CommitAsync(Samples.Changed(await KnownAsync("b1"), Samples.Document(), "Fisheries only.") with { Classification = Samples.Decision(0.1) });

        var summary = (await ItemAsync(first.Items[0])).Summary;
        Assert.Equal((0.1, false, true), (summary.Relevance, summary.Relevant, summary.WasRelevant));
        Assert.Equal((0.1, true), ((await KnownAsync("b1")).Item.Relevance, (await KnownAsync("b1")).Item.WasRelevant));
    }

    [Fact]
    public async Task A_bare_companion_does_not_hide_the_relevance_of_the_full_text()
    {
        var first = await CommitAsync(Samples.New(Samples.Document("b1", "Act", "k:1"), relevance: 0.9));

        await CommitAsync(Samples.Source("gazette"), Samples.New(Samples.Document("g1", "Act", "k:1"), "Act.", relevance: 0.2));

        Assert.True((await ItemAsync(first.Items[0])).Summary is { Relevance: 0.9, Relevant: true });
    }

    [Fact]
    public async Task The_page_of_an_item_has_versions_and_events_newest_first_and_each_version_its_relevance()
    {
        await CommitAsync(Samples.New(Samples.Document(), "A", relevance: 0.2) with { Events = [Samples.Event()] });
        var changed = Samples.Event(EventKind.TextChanged, "fp:B", Samples.Start.AddHours(3));
        var receipt = await CommitAsync(Samples.Changed(await KnownAsync("b1"), Samples.Document(), "B") with { Events = [changed] });

        var item = await ItemAsync(receipt.Items[0]);

        Assert.Equal([(2, 0.9), (1, 0.2)], item.Documents[0].Versions.Select(version => (version.Number, version.Relevance!.Value)));
        Assert.Equal([(EventKind.TextChanged, 2), (EventKind.New, 1)], item.Events.Select(entry => (entry.Event.Kind, entry.Version)));
        Assert.Equal(item.Documents[0].Id, item.Events[0].DocumentId);
    }

    [Fact]
    public async Task What_is_not_there_is_null_or_left_out()
    {
        var receipt = await CommitAsync(Samples.New(Samples.Document("b1", "One", "k:1")));
        var known = await KnownAsync("b1");

        Assert.Null(await Store.Items.FindAsync(999, Ct));
        Assert.Null(await Store.Items.VersionTextAsync(known.DocumentId, 2, Ct));
        Assert.Null(await Store.Items.RawBodyAsync(known.DocumentId, 1, Ct));
        Assert.Null(await Store.Items.FindByKeyAsync("k:2", Ct));
        Assert.Equal(receipt.Items[0], (await Store.Items.FindByKeyAsync("k:1", Ct))?.Id);
        Assert.Equal(receipt.Items, (await Store.Items.SummariesAsync([receipt.Items[0], 999], Ct)).Keys);
    }

    [Fact]
    public async Task The_feed_pages_through_relevant_events_newest_first()
    {
        for (var n = 0; n < 5; n++) await CommitAsync(Samples.New(Samples.Document($"b{n}", $"Bill {n}"), $"{n}") with { Events = [Samples.Event(at: Clock.GetUtcNow())] });
        await CommitAsync(Samples.New(Samples.Document("fish", "Fisheries"), "Fish.", relevance: 0.1) with { Events = [Samples.Event()] });

        var first = await Store.Items.FeedAsync(new FeedQuery { Take = 3 }, Ct);
        var second = await Store.Items.FeedAsync(new FeedQuery { Take = 3, Before = first[^1].Entry.Id }, Ct);
        var all = await Store.Items.FeedAsync(new FeedQuery { RelevantOnly = false }, Ct);
        var recent = await Store.Items.FeedAsync(new FeedQuery { Since = Samples.Start.AddHours(4) }, Ct);

        Assert.Equal(["Bill 4", "Bill 3", "Bill 2"], first.Select(entry => entry.Item.Title));
        Assert.Equal(["Bill 1", "Bill 0"], second.Select(entry => entry.Item.Title));
        Assert.Equal("Fisheries", all[0].Item.Title);
        Assert.Equal(["Bill 4"], recent.Select(entry => entry.Item.Title));
    }

    [Fact]
    public async Task Deadlines_are_those_of_relevant_items_in_the_span_soonest_first()
    {
        static ParsedDocument Due(string id, int day) => Samples.Document(id, id) with { Dates = new Dictionary<string, DateOnly> { ["comments-close"] = new(2031, 4, day) } };
        await CommitAsync(Samples.New(Due("late", 9), "1"), Samples.New(Due("soon", 2), "2"), Samples.New(Due("fish", 3), "3", relevance: 0.1), Samples.New(Due("past", 1), "4"));

        var deadlines = await Store.Items.DeadlinesAsync(new DateOnly(2031, 4, 2), new DateOnly(2031, 4, 9), Ct);

        Assert.Equal([("soon", "comments-close", 2), ("late", "comments-close", 9)], deadlines.Select(row => (row.Item.Title, row.Kind, row.Date.Day)));
    }
}
