using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_suggestion_merges_nothing_until_a_person_accepts_it()
    {
        var (house, senate, suggestion) = await SuggestedAsync();

        var open = Assert.Single(await Store.Merges.ListAsync(SuggestionState.Open, null, 10, Ct));

        Assert.Equal((house, senate, suggestion), (open.First.Id, open.Second.Id, open.Id));
        Assert.Single((await ItemAsync(house)).Documents);
        Assert.Single((await ItemAsync(senate)).Documents);
    }

    [Fact]
    public async Task An_accepted_pair_is_one_item_with_both_documents_and_both_histories()
    {
        var (house, senate, suggestion) = await SuggestedAsync();

        var outcome = await Store.Merges.AcceptAsync(suggestion, "Ada", "Companions.", Ct);

        var item = await ItemAsync(house);
        Assert.Equal(MergeOutcome.Done, outcome);
        Assert.Equal(["h1", "s1"], item.Documents.Select(document => document.NativeId));
        Assert.Equal([true, false], item.Documents.Select(document => document.Leads));
        Assert.Equal(["k:h1", "k:s1"], item.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, item.Events.Count);
        Assert.Equal(Stage.Passed, item.Summary.Stage);
        Assert.Equal(new DateOnly(2031, 9, 1), item.Dates["hearing"]);
        Assert.Equal(item.Summary.Id, (await ItemAsync(senate)).Summary.Id);
        Assert.Equal(house, (await Store.Items.FindByKeyAsync("k:s1", Ct))?.Id);
        Assert.Equal(2, (await Store.Deliveries.ListAsync(null, null, null, 10, Ct)).Count);
    }

    [Fact]
    public async Task The_index_loses_the_merged_item_and_gets_it_back_when_the_merge_is_undone()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        var before = await Store.Changes.HeadAsync(Ct);
        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);
        var merged = await Store.Changes.ReadSinceAsync(before, 10, Ct);

        await Store.Merges.UndoAsync(suggestion, "Ben", "Different objects.", Ct);

        var undone = await Store.Changes.ReadSinceAsync(merged.Cursor, 10, Ct);
        Assert.Equal([house], merged.Upserts.Select(document => document.ItemId));
        Assert.Equal(["k:h1", "k:s1"], merged.Upserts[0].Keys.Order(StringComparer.Ordinal));
        Assert.Equal([senate], merged.Deletes);
        Assert.Equal([house, senate], undone.Upserts.Select(document => document.ItemId));
        Assert.Empty(undone.Deletes);
    }

    [Fact]
    public async Task Words_and_title_of_a_merged_item_stay_searchable_and_go_back_with_it()
    {
        var house = (await CommitAsync(Samples.New(Samples.Document("h1", "Data Act", "k:h1"), "House text."))).Items[0];
        var senate = (await CommitAsync(Samples.Source("senate"), Samples.New(Samples.Document("s1", "Companion Act", "k:s1"), "Senate text."))).Items[0];
        await SuggestAsync(house, senate);
        var suggestion = (await Store.Merges.ListAsync(SuggestionState.Open, null, 1, Ct))[0].Id;

        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);
        var merged = Assert.Single(await Store.Changes.ReadAsync([house, senate], Ct));
        await Store.Merges.UndoAsync(suggestion, "Ada", null, Ct);

        Assert.Equal((house, "House text.\n\nCompanion Act\n\nSenate text."), (merged.ItemId, merged.Text));
        Assert.Equal([(house, "House text."), (senate, "Senate text.")], (await Store.Changes.ReadAsync([house, senate], Ct)).Select(found => (found.ItemId, found.Text)));
    }

    [Fact]
    public async Task Two_that_a_person_calls_different_matters_are_no_longer_alike_and_the_index_hears_of_it()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        var third = (await CommitAsync(Samples.New(Samples.Document("h2", "Data Act", "k:h2"), "C"))).Items[0];
        await SuggestAsync(senate, third);
        Assert.All((await Store.Changes.ReadAsync([house, senate, third], Ct)), found => Assert.Equal(house, found.AlikeKey));
        var before = await Store.Changes.HeadAsync(Ct);

        await Store.Merges.RejectAsync(suggestion, "Ada", null, Ct);

        var told = await Store.Changes.ReadSinceAsync(before, 10, Ct);
        Assert.Equal([(house, 0), (senate, senate), (third, senate)], told.Upserts.Select(found => (found.ItemId, found.AlikeKey)));
        Assert.Empty(told.News);
    }

    [Fact]
    public async Task A_merge_that_was_undone_leaves_two_that_are_not_alike()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);

        await Store.Merges.UndoAsync(suggestion, "Ben", null, Ct);

        Assert.All(await Store.Changes.ReadAsync([house, senate], Ct), found => Assert.Equal(0, found.AlikeKey));
    }

    [Fact]
    public async Task An_item_counts_as_labelled_when_a_label_holds_of_one_that_was_merged_into_it()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        Assert.Empty(await Store.Labels.LabelledItemsAsync(Ct));
        var label = await Store.Labels.AppendAsync(GivenFor(senate, 1), Ct);
        Assert.Equal([senate], await Store.Labels.LabelledItemsAsync(Ct));

        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);

        Assert.Equal([house], await Store.Labels.LabelledItemsAsync(Ct));
        await Store.Labels.UndoAsync(label!.Value, "Ada", Clock.GetUtcNow(), Ct);
        Assert.Empty(await Store.Labels.LabelledItemsAsync(Ct));
    }

    [Fact]
    public async Task The_last_item_is_known_by_its_number()
    {
        Assert.Equal(0, await Rescoring.LastItemAsync(Ct));

        var (house, senate, _) = await SuggestedAsync();

        Assert.Equal(Math.Max(house, senate), await Rescoring.LastItemAsync(Ct));
    }

    [Fact]
    public async Task An_undo_puts_every_row_back_exactly()
    {
        var (_, _, suggestion) = await SuggestedAsync();
        var before = await RowsAsync();
        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);
        Assert.NotEqual(before, await RowsAsync());

        var outcome = await Store.Merges.UndoAsync(suggestion, "Ben", null, Ct);

        Assert.Equal(MergeOutcome.Done, outcome);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Who_decided_what_and_when_is_appended_and_nothing_is_overwritten()
    {
        var (_, _, suggestion) = await SuggestedAsync();
        await Store.Merges.AcceptAsync(suggestion, "Ada", "Companions.", Ct);
        Clock.Advance(TimeSpan.FromDays(1));

        await Store.Merges.UndoAsync(suggestion, "Ben", "Different objects.", Ct);

        var decisions = (await Store.Merges.FindAsync(suggestion, Ct))!.Decisions;
        Assert.Equal(
            [(SuggestionState.Undone, "Ben", "Different objects."), (SuggestionState.Accepted, "Ada", "Companions.")],
            decisions.Select(made => (made.Decision, made.Who, made.Reason!)));
        Assert.Equal(TimeSpan.FromDays(1), decisions[0].At - decisions[1].At);
    }

    [Fact]
    public async Task A_pair_that_was_rejected_or_undone_is_never_suggested_again()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        await Store.Merges.RejectAsync(suggestion, "Ada", null, Ct);

        Assert.Equal(0, await SuggestAsync(house, senate));

        Assert.Empty(await Store.Merges.ListAsync(SuggestionState.Open, null, 10, Ct));
        Assert.Equal(MergeOutcome.NotOpen, await Store.Merges.AcceptAsync(suggestion, "Ben", null, Ct));
        Assert.Equal(MergeOutcome.NoSuchSuggestion, await Store.Merges.AcceptAsync(999, "Ben", null, Ct));
    }

    [Fact]
    public async Task What_was_rejected_of_an_item_also_holds_for_the_item_that_it_was_merged_into()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        var third = (await CommitAsync(Samples.New(Samples.Document("h2", "Data Act", "k:h2")))).Items[0];
        await SuggestAsync(senate, third);
        var between = Assert.Single(await Store.Merges.ListAsync(SuggestionState.Open, null, 1, Ct));
        await Store.Merges.RejectAsync(between.Id, "Ada", null, Ct);
        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);

        Assert.Equal(0, await SuggestAsync(house, third));
    }

    [Fact]
    public async Task Merges_into_one_item_are_undone_in_the_reverse_of_their_order()
    {
        var (house, _, first) = await SuggestedAsync();
        var third = (await CommitAsync(Samples.New(Samples.Document("h2", "Data Act", "k:h2"), "C"))).Items[0];
        await SuggestAsync(house, third);
        var second = (await Store.Merges.ListAsync(SuggestionState.Open, null, 1, Ct))[0].Id;
        await Store.Merges.AcceptAsync(first, "Ada", null, Ct);
        await Store.Merges.AcceptAsync(second, "Ada", null, Ct);

        var early = await Store.Merges.UndoAsync(first, "Ada", null, Ct);
        await Store.Merges.UndoAsync(second, "Ada", null, Ct);
        var late = await Store.Merges.UndoAsync(first, "Ada", null, Ct);

        Assert.Equal((MergeOutcome.LaterMergeStands, MergeOutcome.Done), (early, late));
        Assert.Single((await ItemAsync(house)).Documents);
    }

    [Fact]
    public async Task Amendments_of_a_merged_document_go_to_the_kept_item_and_back_with_it_on_an_undo()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);
        var known = await KnownAsync("s1", "senate");
        var amended = Samples.Event(EventKind.TextChanged, "amended");
        await CommitAsync(Samples.Source("senate"), Samples.Changed(known, Samples.Document("s1", "Data Act", "k:s1"), "Amended.") with { Events = [amended] });
        var together = await ItemAsync(house);

        await Store.Merges.UndoAsync(suggestion, "Ada", null, Ct);

        Assert.Equal((house, false, true), (known.Item.ItemId, known.Leads, known.LedBefore));
        Assert.Contains(together.Events, entry => entry.Event.Kind == EventKind.TextChanged);
        Assert.DoesNotContain((await ItemAsync(house)).Events, entry => entry.Event.Kind == EventKind.TextChanged);
        Assert.Equal(2, (await ItemAsync(senate)).Documents[0].Versions.Count);
        Assert.Contains((await ItemAsync(senate)).Events, entry => entry.Event.Kind == EventKind.TextChanged);
    }

    [Fact]
    public async Task A_crawl_that_looked_before_the_merge_still_finds_the_item_after_it()
    {
        var (house, _, suggestion) = await SuggestedAsync();
        var known = await KnownAsync("s1", "senate");
        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);

        var reprint = Samples.New(Samples.Document("s1-reprint", "Data Act"), "R") with { Kind = ChangeKind.NewDocument, Item = known.Item };
        var receipt = await CommitAsync(Samples.Source("senate"), reprint);

        Assert.Equal([house], receipt.Items);
        Assert.Equal(3, (await ItemAsync(house)).Documents.Count);
    }

    [Fact]
    public async Task Labels_and_mutes_of_either_hold_for_the_one_item()
    {
        var (house, senate, suggestion) = await SuggestedAsync();
        await Store.Labels.AppendAsync(Label(senate), Ct);
        await Store.Mutes.AddAsync(new Mute(0, senate, "Ada", Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(9), null), Ct);

        await Store.Merges.AcceptAsync(suggestion, "Ada", null, Ct);

        var item = await ItemAsync(house);
        Assert.Single(item.Labels);
        Assert.Single(item.Mutes);
        Assert.Equal([house, senate], (await Store.Mutes.MutedAsync([house, senate], Clock.GetUtcNow(), Ct)).Order());
        Assert.Single(await Store.Labels.ExportAsync(int.MaxValue, Ct).ToListAsync(Ct));
        Assert.True(await Store.Mutes.UndoAsync(house, "Ada", Clock.GetUtcNow(), Ct));
    }

    [Fact]
    public async Task Candidates_share_a_band_and_are_near_in_time()
    {
        var (house, senate, _) = await SuggestedAsync();
        var batch = await Store.Likeness.ReadSinceAsync(0, 100, Ct);
        var sketches = batch.Items.Select((item, at) => new Sketch(item, [7, 100 + at])).ToList();

        await Store.Likeness.SketchAsync(sketches, Ct);

        Assert.Equal([house, senate], batch.Items.Select(item => item.ItemId));
        Assert.Equal([senate], (await Store.Likeness.CandidatesAsync(sketches[0], 30, Ct)).Select(item => item.ItemId));
        Assert.Empty(await Store.Likeness.CandidatesAsync(sketches[0] with { Bands = [100] }, 30, Ct));
        Assert.Empty(await Store.Likeness.CandidatesAsync(sketches[0] with { Item = sketches[0].Item with { Day = new DateOnly(2040, 1, 1) } }, 30, Ct));
    }

    [Fact]
    public async Task A_sketch_that_was_not_finished_is_made_again_and_one_that_was_is_not()
    {
        await SuggestedAsync();
        var batch = await Store.Likeness.ReadSinceAsync(0, 100, Ct);
        List<Sketch> sketches = [.. batch.Items.Select(item => new Sketch(item, [7]))];
        await Store.Likeness.SketchAsync(sketches, Ct);
        var again = await Store.Likeness.ReadSinceAsync(0, 100, Ct);

        await Store.Likeness.FinishAsync(sketches, [], batch.Cursor, Ct);

        Assert.Equal(batch.Items, again.Items);
        Assert.Empty((await Store.Likeness.ReadSinceAsync(0, 100, Ct)).Items);
        Assert.Equal(batch.Cursor, await Store.Likeness.CursorAsync(Ct));
    }

    private static NewLabel Label(long item) => new()
    {
        ItemId = item,
        Fingerprint = Samples.Fingerprint("S"),
        Verdict = Verdict.Relevant,
        Who = "Ada",
        At = Samples.Start,
        Where = LabelPlace.Page,
    };

    private Task<int> SuggestAsync(long first, long second) => Store.Likeness.FinishAsync([], [new AlikePair(first, second, 1, 0.9)], 1, Ct);

    private async Task<(long House, long Senate, long Suggestion)> SuggestedAsync()
    {
        var house = Samples.Document("h1", "Data Act", "k:h1");
        var senate = Samples.Document("s1", "Data Act", "k:s1") with
        {
            Stage = Stage.Passed,
            Dates = new Dictionary<string, DateOnly> { ["hearing"] = new(2031, 9, 1) },
        };
        var first = await CommitAsync(Samples.Alerting(house, "C1"));
        var second = await CommitAsync(Samples.Source("senate"), Samples.Alerting(senate, "C1") with { Fingerprint = Samples.Fingerprint("S") });
        await SuggestAsync(second.Items[0], first.Items[0]);
        return (first.Items[0], second.Items[0], (await Store.Merges.ListAsync(SuggestionState.Open, null, 1, Ct))[0].Id);
    }

    /// <summary>All that a merge may touch, as text.</summary>
    private Task<string> RowsAsync() => QueryAsync(async db =>
    {
        var items = await db.Items.AsNoTracking().Include(row => row.Keys).Include(row => row.Dates).OrderBy(row => row.Id).ToListAsync(Ct);
        var documents = await db.Documents.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Ct);
        var events = await db.Events.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Ct);
        var deliveries = await db.Deliveries.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Ct);
        return string.Join('\n', (IEnumerable<string>)
        [
            .. items.Select(row => $"{row.Id} {row.Title} {row.Number} {row.Stage} {row.RawStatus} {row.PublishedOn} {row.Url} {row.Relevance} {row.Relevant} {row.WasRelevant} {row.ChangedAt:O} {row.MergedIntoId}"
                + string.Concat(row.Keys.OrderBy(key => key.Id).Select(key => $" {key.Id}={key.Key}")) + string.Concat(row.Dates.Select(date => $" {date.Kind}={date.Date:O}{date.FromText}"))),
            .. documents.Select(row => $"{row.Id} {row.ItemId} {row.NativeId} {row.Leads} {row.LedBefore} {row.Version}"),
            .. events.Select(row => $"{row.Id} {row.ItemId} {row.Discriminator}"),
            .. deliveries.Select(row => $"{row.Id} {row.ItemId} {row.DedupeKey} {row.State}"),
        ]);
    });
}
