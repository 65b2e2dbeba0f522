using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing;

public sealed class SearchAddressTests
{
    [Fact]
    public void A_question_comes_back_from_its_address_as_it_was()
    {
        var query = new SearchQuery
        {
            Text = "“data retention” & more=yes OR Überwachung",
            Filters = new Dictionary<string, IReadOnlyList<string>> { ["jurisdiction"] = ["FR", "DE"], ["relevant"] = ["yes"] },
            PublishedFrom = new DateOnly(2031, 1, 2),
            PublishedTo = new DateOnly(2031, 3, 4),
            OtherLanguages = true,
        };

        var read = SearchAddress.Read(SearchAddress.Of(query));

        Assert.Equal((query.Text, query.PublishedFrom, query.PublishedTo, true), (read.Text, read.PublishedFrom, read.PublishedTo, read.OtherLanguages));
        Assert.Equal(["DE", "FR"], read.Filters["jurisdiction"]);
        Assert.Equal(["yes"], read.Filters["relevant"]);
    }

    [Fact]
    public void The_same_question_has_one_address_whatever_its_order_and_page() =>
        Assert.Equal(
            SearchAddress.Of(SearchAddress.Read("jurisdiction=DE&jurisdiction=FR&q=+warrant+")),
            SearchAddress.Of(SearchAddress.Read("?page=3&sort=Newest&q=warrant&jurisdiction=FR&jurisdiction=DE")));

    [Theory]
    [InlineData("", true)]
    [InlineData("q=", true)]
    [InlineData("q=+-+*", true)]
    [InlineData("sort=Newest", true)]
    [InlineData("q=a", false)]
    [InlineData("relevant=yes", false)]
    [InlineData("from=2031-01-01", false)]
    [InlineData("from=yesterday&q=%00", true)]
    public void What_asks_for_nothing_is_told(string address, bool expected) => Assert.Equal(expected, SearchAddress.IsEmpty(SearchAddress.Read(address)));
}
