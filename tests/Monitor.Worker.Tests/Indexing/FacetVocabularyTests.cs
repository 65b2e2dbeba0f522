using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Tests.Indexing;

public sealed class FacetVocabularyTests
{
    [Fact]
    public void Labels_are_searched_by_the_names_under_which_they_are_shown()
    {
        Assert.Equal(LabelWords.Instruments.OrderBy(label => label.Key), Shown(SearchFacets.Instrument));
        Assert.Equal(LabelWords.PolicyAreas.OrderBy(label => label.Key), Shown(SearchFacets.PolicyArea));
    }

    [Theory]
    [InlineData(SearchFacets.Relevant, "yes", "Relevant")]
    [InlineData(SearchFacets.Relevant, "true", "Relevant")]
    [InlineData(SearchFacets.Relevant, "no", "Not relevant")]
    [InlineData(SearchFacets.Relevant, "no-text", "No text to judge")]
    [InlineData(SearchFacets.Relevant, "perhaps", "perhaps")]
    [InlineData(SearchFacets.Jurisdiction, "Germany", "Germany")]
    [InlineData(SearchFacets.Jurisdiction, "US-CA", "United States, CA")]
    public void A_value_is_shown_by_its_name_however_an_address_spells_it(string facet, string written, string shown) =>
        Assert.Equal(shown, FacetWords.Value(facet, written));

    [Theory]
    [InlineData(SearchFacets.Jurisdiction, "korea", "KR")]
    [InlineData(SearchFacets.Jurisdiction, "cote d'ivoire", "CI")]
    [InlineData(SearchFacets.Jurisdiction, "Guinea", "GN")]
    [InlineData(SearchFacets.Jurisdiction, "Türkiye", "TR")]
    [InlineData(SearchFacets.Jurisdiction, "EL", "GR")]
    [InlineData(SearchFacets.Jurisdiction, "in", "IN")]
    [InlineData(SearchFacets.Jurisdiction, "XX", "XX")]
    [InlineData(SearchFacets.Language, "German", "de")]
    [InlineData(SearchFacets.Language, "DE", "de")]
    [InlineData(SearchFacets.Stage, "Draft guidance", "guidance-draft")]
    [InlineData(SearchFacets.Instrument, "technical assistance", "decryption-assistance")]
    public void A_name_or_words_of_one_name_alone_are_understood(string facet, string written, string value)
    {
        Assert.True(FacetValues.IsUnderstood(facet, written));
        Assert.Equal([value], FacetValues.Meant(facet, written));
    }

    [Theory]
    [InlineData(SearchFacets.Region, "Europ")]
    [InlineData(SearchFacets.Region, "America")]
    [InlineData(SearchFacets.Jurisdiction, "Atlantis")]
    [InlineData(SearchFacets.Stage, "in")]
    [InlineData(SearchFacets.Stage, "consultation")]
    [InlineData(SearchFacets.Relevant, "maybe")]
    [InlineData(SearchFacets.Language, "Klingonese")]
    public void Words_of_several_names_or_of_none_are_not(string facet, string written) => Assert.False(FacetValues.IsUnderstood(facet, written));

    private static IEnumerable<KeyValuePair<string, string>> Shown(string facet) =>
        FacetVocabulary.Of(facet)!.Terms.Select(term => KeyValuePair.Create(term.Value, term.Names[0])).OrderBy(label => label.Key);
}
