using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    [Fact]
    public async Task A_score_is_made_of_words_relevance_stage_and_freshness()
    {
        await PutAsync(Item(1, "Encryption Act") with { Relevance = 0.8, Stage = Stage.InForce, PublishedOn = Today.AddDays(-Ranks.HalfLife) });

        var hit = await OnlyHitAsync("encryption");

        Assert.NotNull(hit.Rank);
        Assert.Equal((0.4, 0.2, 0.15), (Math.Round(hit.Rank.Relevance, 3), Math.Round(hit.Rank.Stage, 3), Math.Round(hit.Rank.Freshness, 3)));
        Assert.True(hit.Rank.Words > 0);
        Assert.InRange(hit.Score / Ranks.Score(hit.Rank), 0.9999, 1.0001);
    }

    [Fact]
    public async Task The_words_of_a_score_do_not_know_of_relevance_stage_and_freshness()
    {
        await PutAsync(
            Item(1, "Encryption Act") with { Relevance = 1, Stage = Stage.InForce, PublishedOn = Today },
            Item(2, "Encryption Act") with { Relevance = 0, Stage = Stage.Repealed, PublishedOn = Today.AddYears(-20) });

        var hits = (await FindAsync("encryption")).Hits;

        Assert.Equal([1, 2], hits.Select(hit => hit.ItemId));
        Assert.InRange(hits[0].Rank!.Words / hits[1].Rank!.Words, 0.999, 1.001);
        Assert.InRange(hits[0].Score / hits[1].Score, 1.99, 2.001);
    }

    [Theory]
    [InlineData("", SearchSort.BestMatch)]
    [InlineData("encryption", SearchSort.Newest)]
    [InlineData("jurisdiction:GB", SearchSort.BestMatch)]
    internal async Task Where_words_do_not_rank_there_is_no_rank(string text, SearchSort sort)
    {
        await PutAsync(Item(1, "Encryption Act"));

        Assert.Null(Assert.Single((await _index.SearchAsync(new SearchQuery { Text = text, Sort = sort }, Ct)).Hits).Rank);
    }

    private Task PutTwinsAsync() => PutAsync(
        Item(1, "Directive", "On the retention of data.") with { AlikeKey = 77, Jurisdiction = "FR" },
        Item(2, "Retention Directive", "On the retention of data.") with { AlikeKey = 77 },
        Item(3, "Other act", "On the retention of documents."),
        Item(4, "Third act", "On the retention of vessels."),
        Item(5, "Directive again", "On the retention of data.") with { AlikeKey = 77 });

    [Fact]
    public async Task Of_items_that_are_nearly_the_same_the_best_is_shown_with_the_number_of_the_others()
    {
        await PutTwinsAsync();

        var result = await FindAsync("retention");

        Assert.Equal([2, 3, 4], result.Hits.Select(hit => hit.ItemId).Order());
        Assert.Equal([(2L, 2), (3L, 0), (4L, 0)], result.Hits.OrderBy(hit => hit.ItemId).Select(hit => (hit.ItemId, hit.Alike)));
        Assert.Equal(5, result.Total);
        Assert.Equal([("GB", 4), ("FR", 1)], Counts(result, SearchFacets.Jurisdiction));
    }

    [Fact]
    public async Task The_number_of_the_others_counts_those_that_were_found()
    {
        await PutTwinsAsync();

        var result = await _index.SearchAsync(Filtered("retention", (SearchFacets.Jurisdiction, ["GB"])), Ct);

        Assert.Equal(1, result.Hits.Single(hit => hit.ItemId == 2).Alike);
        Assert.Equal(4, result.Total);
    }

    [Fact]
    public async Task Items_that_are_nearly_the_same_are_all_shown_when_wanted()
    {
        await PutTwinsAsync();

        var found = await _index.SearchAsync(new SearchQuery { Text = "retention", Collapse = false }, Ct);

        Assert.Equal([1, 2, 3, 4, 5], found.Hits.Select(hit => hit.ItemId).Order());
        Assert.All(found.Hits, hit => Assert.Equal(0, hit.Alike));
    }

    [Fact]
    public async Task Pages_count_what_is_shown_of_items_that_are_nearly_the_same()
    {
        await PutAsync([.. Enumerable.Range(0, 12).Select(id => Item(id + 1, "Law") with { AlikeKey = 1 + id / 3, PublishedOn = new DateOnly(2021, 1, id + 1) })]);

        var first = await IdsAsync(new SearchQuery { Text = "law", Sort = SearchSort.Newest, Take = 2 });
        var second = await IdsAsync(new SearchQuery { Text = "law", Sort = SearchSort.Newest, Skip = 2, Take = 2 });

        Assert.Equal([12, 9], first);
        Assert.Equal([6, 3], second);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(0, 3)]
    [InlineData(0, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(20, 20)]
    public async Task It_is_told_how_many_hits_there_are_to_turn_to(int skip, int take)
    {
        await PutTwinsAsync();

        var together = await _index.SearchAsync(new SearchQuery { Text = "retention", Skip = skip, Take = take }, Ct);
        var each = await _index.SearchAsync(new SearchQuery { Text = "retention", Skip = skip, Take = take, Collapse = false }, Ct);

        Assert.Equal((5, 3), (together.Total, together.Groups));
        Assert.Equal((5, 5), (each.Total, each.Groups));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_there_is_to_turn_to_is_what_was_chosen(bool facets)
    {
        await PutTwinsAsync();

        var chosen = await _index.SearchAsync(Filtered("retention", (SearchFacets.Jurisdiction, ["FR"])) with { Take = 1, Facets = facets }, Ct);
        var other = await _index.SearchAsync(Filtered("retention", (SearchFacets.Jurisdiction, ["GB"])) with { Take = 1, Facets = facets }, Ct);
        var none = await FindAsync("zebra");

        Assert.Equal((1, 1), (chosen.Total, chosen.Groups));
        Assert.Equal((4, 3), (other.Total, other.Groups));
        Assert.Equal((0, 0), (none.Total, none.Groups));
    }

    [Fact]
    public async Task Of_many_items_that_are_nearly_the_same_every_page_but_the_last_is_full()
    {
        await PutAsync([.. Enumerable.Range(1, 300).Select(id => Item(id, "Law") with { AlikeKey = id % 3 == 0 ? 0 : 1 + (id % 50) })]);
        var query = new SearchQuery { Text = "law", Sort = SearchSort.Newest, Take = 40, Facets = false, Passages = false };

        var groups = (await _index.SearchAsync(query, Ct)).Groups;
        var shown = new List<int>();
        for (var skip = 0; skip < groups; skip += 40) shown.Add((await _index.SearchAsync(query with { Skip = skip }, Ct)).Hits.Count);

        Assert.Equal(groups, shown.Sum());
        Assert.All(shown.SkipLast(1), count => Assert.Equal(40, count));
    }

    [Fact]
    public async Task Facets_and_passages_are_left_out_when_not_wanted()
    {
        await PutLawsAsync();

        var result = await _index.SearchAsync(Filtered("police", (SearchFacets.Jurisdiction, ["GB"])) with { Facets = false, Passages = false }, Ct);

        Assert.Equal(2, result.Total);
        Assert.All(result.Hits, hit => Assert.Empty(hit.Passages));
        Assert.Empty(result.Facets);
    }
}
