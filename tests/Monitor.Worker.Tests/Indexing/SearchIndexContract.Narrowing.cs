using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    private static SearchQuery Filtered(string text, params (string Facet, string[] Values)[] filters) => new()
    {
        Text = text,
        Take = 100,
        Filters = filters.ToDictionary(filter => filter.Facet, filter => (IReadOnlyList<string>)filter.Values),
    };

    private static (string, long)[] Counts(SearchResult result, string facet) => [.. result.Facets[facet].Select(row => (row.Value, row.Count))];

    [Fact]
    public async Task Values_of_a_filter_are_alternatives_and_filters_add_up()
    {
        await PutLawsAsync();

        var alternatives = await IdsAsync(Filtered("", (SearchFacets.Jurisdiction, ["CA", "FR"])));
        var both = await IdsAsync(Filtered("", (SearchFacets.Jurisdiction, ["CA", "FR"]), (SearchFacets.Instrument, ["preservation"])));

        Assert.Equal([3, 4], alternatives.Order());
        Assert.Equal([4], both);
    }

    [Fact]
    public async Task A_filter_on_a_group_of_regions_means_its_members()
    {
        await PutLawsAsync();

        var found = await IdsAsync(Filtered("", (SearchFacets.Region, ["EMEA"])));

        Assert.Equal([1, 2, 4], found.Order());
    }

    [Fact]
    public async Task An_item_without_text_is_neither_relevant_nor_not()
    {
        await PutLawsAsync();
        await PutAsync(Item(9, "Gazette No 17") with { TextMissing = true });

        var unread = await _index.SearchAsync(Filtered("", (SearchFacets.Relevant, ["no-text"])), Ct);

        Assert.Equal([9], unread.Hits.Select(hit => hit.ItemId));
        Assert.Contains(("no-text", 1), Counts(unread, SearchFacets.Relevant));
        Assert.DoesNotContain(9, await IdsAsync(Filtered("", (SearchFacets.Relevant, ["no"]))));
    }

    [Fact]
    public async Task A_filter_that_no_item_passes_finds_nothing()
    {
        await PutLawsAsync();

        Assert.Empty(await IdsAsync(Filtered("police", (SearchFacets.Kind, ["decree"]))));
    }

    [Fact]
    public async Task An_unknown_filter_is_left_out_with_a_note()
    {
        await PutLawsAsync();

        var result = await _index.SearchAsync(Filtered("police", ("colour", ["red"])), Ct);

        Assert.Equal(2, result.Total);
        Assert.Contains("colour", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facets_count_the_items_found_most_frequent_first()
    {
        await PutLawsAsync();

        var result = await FindAsync("police OR interception OR communications");

        Assert.Equal([("GB", 2), ("CA", 1), ("FR", 1)], Counts(result, SearchFacets.Jurisdiction));
        Assert.Equal([("en", 3), ("fr", 1)], Counts(result, SearchFacets.Language));
        Assert.Equal([("data-retention", 1), ("interception", 1), ("preservation", 1)], Counts(result, SearchFacets.Instrument));
        Assert.Equal([("unknown", 2), ("committee", 1), ("in-force", 1)], Counts(result, SearchFacets.Stage));
        Assert.Equal(SearchFacets.All.Order(), result.Facets.Keys.Order());
    }

    [Fact]
    public async Task A_chosen_facet_shows_what_choosing_otherwise_would_give()
    {
        await PutLawsAsync();

        var result = await _index.SearchAsync(Filtered("", (SearchFacets.Jurisdiction, ["CA"]), (SearchFacets.Relevant, ["yes"])), Ct);

        Assert.Equal(1, result.Total);
        Assert.Equal([("CA", 1), ("FR", 1)], Counts(result, SearchFacets.Jurisdiction));
        Assert.Equal([("yes", 1)], Counts(result, SearchFacets.Relevant));
        Assert.Equal([("bill", 1)], Counts(result, SearchFacets.Kind));
    }

    [Fact]
    public async Task A_chosen_value_that_nothing_has_is_still_shown()
    {
        await PutLawsAsync();

        var result = await _index.SearchAsync(Filtered("fisheries", (SearchFacets.Jurisdiction, ["CA"])), Ct);

        Assert.Equal([("GB", 1), ("CA", 0)], Counts(result, SearchFacets.Jurisdiction));
    }

    [Fact]
    public async Task Facets_stay_right_over_many_batches_and_replacements()
    {
        for (var batch = 0; batch < 6; batch++)
            await _index.WriteAsync([.. Enumerable.Range(0, 10).Select(id => Item(id + batch * 5, "Law") with { Jurisdiction = $"J{batch}" })], [], batch + 1, Ct);

        var result = await FindAsync("law");

        Assert.Equal(35, result.Total);
        Assert.Equal([("J5", 10), ("J0", 5), ("J1", 5), ("J2", 5), ("J3", 5), ("J4", 5)], Counts(result, SearchFacets.Jurisdiction));
    }

    private Task PutDatedAsync() => PutAsync(
        Item(1, "Law of May") with { PublishedOn = new DateOnly(2031, 5, 10), Relevance = 0.2 },
        Item(2, "Law of June") with { PublishedOn = new DateOnly(2031, 6, 20), Relevance = 0.95 },
        Item(3, "Law of July") with { PublishedOn = new DateOnly(2031, 7, 1), Relevance = 0.5 },
        Item(4, "Law without a date") with { FirstSeenAt = new DateTimeOffset(2031, 6, 1, 0, 0, 0, TimeSpan.Zero), Relevance = 0.5 });

    [Theory]
    [InlineData("2031-05-10", "2031-06-20", 1, 2)]
    [InlineData("2031-05-11", "2031-06-19")]
    [InlineData("2031-06-20", null, 2, 3)]
    [InlineData(null, "2031-06-20", 1, 2)]
    [InlineData(null, null, 1, 2, 3, 4)]
    public async Task Days_of_publication_bound_the_hits_both_ends_included(string? from, string? to, params int[] expected)
    {
        await PutDatedAsync();

        var found = await IdsAsync(new SearchQuery { Text = "law", PublishedFrom = Day(from), PublishedTo = Day(to) });

        Assert.Equal(expected.Select(id => (long)id), found.Order());
    }

    [Fact]
    public async Task The_least_relevance_bounds_the_hits_and_the_facets()
    {
        await PutDatedAsync();

        var result = await _index.SearchAsync(new SearchQuery { MinRelevance = 0.5 }, Ct);

        Assert.Equal([2, 3, 4], result.Hits.Select(hit => hit.ItemId).Order());
        Assert.Equal([("GB", 3)], Counts(result, SearchFacets.Jurisdiction));
    }

    [Theory]
    [InlineData(SearchSort.Newest, 3, 2, 4, 1)]
    [InlineData(SearchSort.Oldest, 1, 4, 2, 3)]
    [InlineData(SearchSort.MostRelevant, 2, 3, 4, 1)]
    [InlineData(SearchSort.BestMatch, 3, 2, 4, 1)]
    internal async Task Hits_come_in_the_order_asked_for(SearchSort sort, params int[] expected)
    {
        await PutDatedAsync();

        Assert.Equal(expected.Select(id => (long)id), await IdsAsync(new SearchQuery { Sort = sort }));
    }

    [Fact]
    public async Task What_changed_last_comes_first_and_of_one_day_what_came_last()
    {
        DateTimeOffset At(int day, int hour = 0) => new(2031, 3, day, hour, 0, 0, TimeSpan.Zero);
        await PutAsync(
            Item(1, "Amended at last") with { PublishedOn = new DateOnly(2020, 1, 1), FirstSeenAt = At(1), ChangedAt = At(9, 8) },
            Item(2, "Published last") with { PublishedOn = new DateOnly(2031, 3, 5), FirstSeenAt = At(5), ChangedAt = At(5) },
            Item(3, "Published long ago, seen at last") with { PublishedOn = new DateOnly(2029, 1, 1), FirstSeenAt = At(9), ChangedAt = At(9) },
            Item(4, "Without a date") with { FirstSeenAt = At(2), ChangedAt = At(2) });

        var query = new SearchQuery { Sort = SearchSort.LastChanged };
        var all = await IdsAsync(query);
        var each = await IdsAsync(query with { Collapse = false, Facets = false });
        var page = await IdsAsync(query with { Skip = 1, Take = 2 });
        await _index.WriteAsync([Item(4, "Amended again") with { FirstSeenAt = At(2), ChangedAt = At(10) }], [], 2, Ct);
        var again = await IdsAsync(query);

        Assert.Equal([3, 1, 2, 4], all);
        Assert.Equal([3, 1, 2, 4], each);
        Assert.Equal([1, 2], page);
        Assert.Equal([4, 3, 1, 2], again);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        await PutAsync([.. Enumerable.Range(1, 25).Select(id => Item(id, "Law") with { PublishedOn = new DateOnly(2031, 1, id) })]);

        var pages = new List<long>();
        for (var skip = 0; skip < 30; skip += 10)
            pages.AddRange(await IdsAsync(new SearchQuery { Text = "law", Sort = SearchSort.Newest, Skip = skip, Take = 10 }));

        Assert.Equal(Enumerable.Range(1, 25).Select(id => (long)id).Reverse(), pages);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-5, -5)]
    [InlineData(1_000_000, 20)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public async Task Impossible_pages_are_empty_but_counted(int skip, int take)
    {
        await PutDatedAsync();

        var result = await _index.SearchAsync(new SearchQuery { Skip = skip, Take = take }, Ct);

        Assert.Empty(result.Hits);
        Assert.Equal(4, result.Total);
    }

    private static DateOnly? Day(string? iso) =>
        iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
