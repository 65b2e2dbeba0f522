using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    [Theory]
    [InlineData("topic:retention", 4)]
    [InlineData("instrument:\"Data retention\"", 4)]
    [InlineData("area:\"Law enforcement response\"", 3, 4)]
    [InlineData("area:enforcement", 3, 4)]
    [InlineData("stage:\"In committee\"", 3)]
    [InlineData("country:Canada", 3)]
    [InlineData("jurisdiction:FRANCE", 4)]
    [InlineData("country:UK", 1, 2)]
    [InlineData("country:Britain -region:Canada", 1, 2)]
    [InlineData("lang:French", 4)]
    [InlineData("relevant:true", 3, 4)]
    [InlineData("-relevant:yes", 1, 2)]
    public async Task A_value_is_found_by_the_name_that_people_see(string text, params int[] expected) =>
        Assert.Equal(expected.Select(id => (long)id), await IdsAsync(await WithLaws(text)));

    [Fact]
    public async Task A_kind_is_found_by_any_of_its_words_and_by_no_part_of_one()
    {
        await PutAsync(
            Item(1, "One") with { Kind = "bill tracker" }, Item(2, "Two") with { Kind = "Bill text" }, Item(3, "Three") with { Kind = "enacted law" }, Item(4, "Four") with { Kind = "billing" });

        await AssertFindsAsync("kind:bill", 1, 2);
        await AssertFindsAsync("kind:\"Bill tracker\"", 1);
        await AssertFindsAsync("type:Law OR kind:text", 2, 3);
        await AssertFindsAsync("-kind:bill", 3, 4);
        await AssertFindsAsync("kind:trac*");
        await AssertFindsAsync("kind:.*");
    }

    [Theory]
    [InlineData("kind:decree", "Possible are: act, bill.")]
    [InlineData("topic:fishing", "production-order")]
    [InlineData("area:fishing", "child-safety")]
    [InlineData("relevant:perhaps", "yes, no, no-text")]
    [InlineData("country:Guine", "DE")]
    [InlineData("stage:consultation", "consultation-open (Consultation open) or consultation-closed")]
    [InlineData("lang:Klingonese", "German")]
    [InlineData("country:Germany", "(DE)")]
    public async Task A_value_that_no_item_has_is_told_with_those_that_may_be_meant(string text, string inNote)
    {
        var result = await _index.SearchAsync(new SearchQuery { Text = await WithLaws(text) }, Ct);

        Assert.Equal(0, result.Total);
        Assert.Contains(inNote, result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_value_may_be_a_name_and_one_that_is_none_is_told()
    {
        await PutLawsAsync();

        var named = await IdsAsync(Filtered("", (SearchFacets.Jurisdiction, ["Canada", "France"]), (SearchFacets.Relevant, ["true"])));
        var perhaps = await _index.SearchAsync(Filtered("", (SearchFacets.Relevant, ["perhaps"])), Ct);

        Assert.Equal([3, 4], named.Order());
        Assert.Equal(0, perhaps.Total);
        Assert.Contains("yes, no, no-text", perhaps.Note, StringComparison.Ordinal);
    }
}
