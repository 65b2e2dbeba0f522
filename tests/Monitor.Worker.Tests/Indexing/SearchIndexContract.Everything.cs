using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    private async Task<List<long>> EachAsync(SearchQuery query)
    {
        var ids = new List<long>();
        await foreach (var id in _index.EachAsync(query, Ct)) ids.Add(id);
        return ids;
    }

    [Fact]
    public async Task All_matches_can_be_gone_through_in_the_order_of_their_numbers()
    {
        await _index.WriteAsync([.. Enumerable.Range(1, 11_000).Select(id => Item(id, id % 2 == 0 ? "Even law" : "Odd law"))], [], 1, Ct);

        var all = await EachAsync(new SearchQuery());
        var even = await EachAsync(new SearchQuery { Text = "even", Skip = 7, Take = 3, Sort = SearchSort.Newest });

        Assert.Equal(Enumerable.Range(1, 11_000).Select(id => (long)id), all);
        Assert.Equal(Enumerable.Range(1, 5_500).Select(id => 2L * id), even);
    }

    [Fact]
    public async Task Filters_and_days_bound_what_is_gone_through_and_nothing_is_collapsed()
    {
        await PutTwinsAsync();

        Assert.Equal([2, 3, 4, 5], await EachAsync(Filtered("retention", (SearchFacets.Jurisdiction, ["GB"]))));
        Assert.Empty(await EachAsync(new SearchQuery { Text = "retention", PublishedFrom = new DateOnly(2001, 1, 1) }));
        Assert.Empty(await EachAsync(new SearchQuery { Text = "zebra" }));
    }

    [Fact]
    public async Task Going_through_all_sees_one_moment_whatever_is_written_meanwhile()
    {
        await _index.WriteAsync([.. Enumerable.Range(1, 5_500).Select(id => Item(id, "Law"))], [], 1, Ct);

        var seen = new List<long>();
        await foreach (var id in _index.EachAsync(new SearchQuery { Text = "law" }, Ct))
        {
            if (seen.Count == 0) await _index.WriteAsync([Item(9_000, "Law")], [5_400], 2, Ct);
            seen.Add(id);
        }

        Assert.Equal(Enumerable.Range(1, 5_500).Select(id => (long)id), seen);
    }

    [Fact]
    public async Task Going_through_all_may_stop_early()
    {
        await PutLawsAsync();

        var first = 0L;
        await foreach (var id in _index.EachAsync(new SearchQuery(), Ct))
        {
            first = id;
            break;
        }

        Assert.Equal(1, first);
    }

    private Task PutMatterAsync() => PutAsync(
        Item(1, "Data Retention Act", "Providers keep traffic data of subscribers for retention, and disclose retained traffic data.") with { Instruments = ["data-retention"], AlikeKey = 5 },
        Item(2, "Traffic Retention Act", "Providers keep traffic data of subscribers; retention lasts a year.") with { Jurisdiction = "CA" },
        Item(3, "Fisheries Act", "Vessels sail. Nets are measured.") with { Jurisdiction = "FR" },
        Item(4, "Retention Amendment", "Subscribers and the retention of traffic data by providers."),
        Item(5, "Data Retention Act", "Providers keep traffic data of subscribers for retention, and disclose retained traffic data.") with { Jurisdiction = "IE", AlikeKey = 5 },
        Item(6, "通信記録の保存", "電気通信事業者は通信記録を保存する。", "ja") with { Jurisdiction = "JP", Instruments = ["data-retention"] },
        Item(7, "Harbours Act", "Vessels sail. Harbours are measured."));

    [Fact]
    public async Task More_of_the_same_comes_first_from_other_jurisdictions_and_also_by_its_instrument()
    {
        await PutMatterAsync();

        var like = await _index.MoreLikeAsync(1, 10, Ct);

        Assert.Equal([2, 6], like.Take(2).Select(hit => hit.ItemId).Order());
        Assert.Equal([4], like.Skip(2).Select(hit => hit.ItemId));
        Assert.All(like, hit => Assert.NotEmpty(hit.Title));
        Assert.All(like, hit => Assert.NotEmpty(hit.Passages));
    }

    [Fact]
    public async Task More_of_the_same_is_no_more_than_wanted_and_nothing_for_what_is_not_there()
    {
        await PutMatterAsync();

        Assert.Single(await _index.MoreLikeAsync(1, 1, Ct));
        Assert.Empty(await _index.MoreLikeAsync(1, 0, Ct));
        Assert.Empty(await _index.MoreLikeAsync(99, 10, Ct));
    }

    [Theory]
    [InlineData("retenton", "retention")]
    [InlineData("Retnetion", "retention")]
    [InlineData("Fishreies", "fisheries")]
    [InlineData("trafic", "traffic")]
    [InlineData("réttention", "retention")]
    [InlineData("data", null)]
    [InlineData("dta", null)]
    [InlineData("quibble", null)]
    [InlineData("4321x", null)]
    [InlineData("two words", null)]
    [InlineData("", null)]
    public async Task The_nearest_word_is_one_that_items_have(string word, string? nearest)
    {
        await PutMatterAsync();

        Assert.Equal(nearest, await _index.NearestWordAsync(word, Ct));
    }

    [Fact]
    public async Task Of_words_as_near_the_one_that_most_items_have_is_the_nearest_and_fewer_wrong_letters_count_more()
    {
        await PutAsync(Item(1, "warrant"), Item(2, "warrent warrants"), Item(3, "warrants"), Item(4, "warrants"));

        Assert.Equal("warrants", await _index.NearestWordAsync("warrantz", Ct));
        Assert.Equal("warrant", await _index.NearestWordAsync("warant", Ct));
        Assert.Equal(["warrunt", "nowhere"], (await FindAsync("warrants warrunt nowhere country:GB -fish")).Missing);
    }

    [Fact]
    public async Task Batches_that_follow_one_another_are_all_there_when_the_last_is()
    {
        await _index.WriteAsync([Item(1, "Old law")], [], 4, Ct);

        await _index.FollowAsync(
            new[]
            {
                new IndexBatch([Item(2, "Law to go"), Item(3, "First draft")], 5),
                new IndexBatch([Item(3, "New law")], 6) { Deletes = [2] },
                new IndexBatch([], 7) { Deletes = [1] },
                new IndexBatch([Item(4, "Newest law")], 8),
            }.ToAsyncEnumerable(),
            Ct);

        await AssertFindsAsync("law", 3, 4);
        await AssertFindsAsync("draft");
        Assert.Equal(8, await _index.CursorAsync(Ct));
        await ReopenAsync();
        await AssertFindsAsync("law", 3, 4);
        Assert.Equal(8, await _index.CursorAsync(Ct));
    }

    [Fact]
    public async Task Following_nothing_changes_nothing()
    {
        await _index.WriteAsync([Item(1, "Old law")], [], 4, Ct);

        await _index.FollowAsync(AsyncEnumerable.Empty<IndexBatch>(), Ct);

        await AssertFindsAsync("law", 1);
        Assert.Equal(4, await _index.CursorAsync(Ct));
    }

    [Fact]
    public async Task Batches_that_break_off_are_given_again_from_the_cursor()
    {
        await _index.WriteAsync([Item(1, "Old law")], [], 4, Ct);
        IndexBatch[] all = [new([Item(2, "Law two")], 5), new([Item(3, "Law three")], 6) { Deletes = [1] }, new([Item(4, "Law four")], 7)];

        await Assert.ThrowsAsync<InvalidDataException>(() => _index.FollowAsync(Breaking(all[..2]), Ct));
        var cursor = await _index.CursorAsync(Ct);
        await _index.FollowAsync(all.Where(batch => batch.Cursor > cursor).ToAsyncEnumerable(), Ct);

        Assert.InRange(cursor, 4, 6);
        await AssertFindsAsync("law", 2, 3, 4);
        Assert.Equal(7, await _index.CursorAsync(Ct));

        static async IAsyncEnumerable<IndexBatch> Breaking(IndexBatch[] given)
        {
            foreach (var batch in given) yield return batch;
            await Task.Yield();
            throw new InvalidDataException("The store broke.");
        }
    }

    [Fact]
    public async Task Searches_see_the_old_index_until_the_new_one_is_whole()
    {
        await _index.WriteAsync([Item(1, "Old law"), Item(2, "Law to stay")], [], 4, Ct);
        var meanwhile = new List<long>();

        async IAsyncEnumerable<IndexBatch> Batches()
        {
            yield return new IndexBatch([Item(2, "Law to stay"), Item(3, "First draft")], 0);
            meanwhile.AddRange(await IdsAsync("law"));
            yield return new IndexBatch([Item(3, "New law")], 0);
            meanwhile.AddRange(await IdsAsync("law"));
            yield return new IndexBatch([Item(4, "Newest law")], 8);
        }

        await _index.RebuildAsync(Batches(), Ct);

        Assert.Equal([1, 2, 1, 2], meanwhile);
        await AssertFindsAsync("law", 2, 3, 4);
        await AssertFindsAsync("draft");
        Assert.Equal(8, await _index.CursorAsync(Ct));
        Assert.Equal(3, await _index.CountAsync(Ct));
    }

    [Fact]
    public async Task A_rebuild_that_fails_leaves_the_old_index()
    {
        await _index.WriteAsync([Item(1, "Old law")], [], 4, Ct);

        async IAsyncEnumerable<IndexBatch> Batches()
        {
            yield return new IndexBatch([Item(2, "New law")], 0);
            await Task.Yield();
            throw new InvalidDataException("The store broke.");
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => _index.RebuildAsync(Batches(), Ct));

        await AssertFindsAsync("law", 1);
        Assert.Equal(4, await _index.CursorAsync(Ct));
        await _index.WriteAsync([Item(3, "Next law")], [], 5, Ct);
        await AssertFindsAsync("law", 1, 3);
    }

    [Fact]
    public async Task What_is_written_after_a_rebuild_lasts()
    {
        static async IAsyncEnumerable<IndexBatch> Batches()
        {
            await Task.Yield();
            yield return new IndexBatch([Item(1, "Law")], 3);
        }

        await _index.RebuildAsync(Batches(), Ct);
        await _index.WriteAsync([Item(2, "Law")], [1], 4, Ct);

        await ReopenAsync();

        await AssertFindsAsync("law", 2);
        Assert.Equal(4, await _index.CursorAsync(Ct));
    }

    [Fact]
    public async Task A_sound_index_says_that_it_is_and_what_it_holds()
    {
        await _index.WriteAsync([Item(1, "Law"), Item(2, "Law")], [], 6, Ct);

        var health = await _index.HealthAsync(Ct);

        Assert.Equal((IndexState.Ready, 2L, 6L), (health.State, health.Documents, health.Cursor));
        Assert.Empty(health.Complaints);
        Assert.NotEmpty(health.Product);
    }
}
