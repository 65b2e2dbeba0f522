using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing.Html;

namespace Monitor.Worker.Tests.Parsing.Html;

/// <summary>Real listing pages, read by declared selectors alone, come to the records that others found in them by code.</summary>
public sealed class CourtListingTests
{
    public static TheoryData<string> Names => [.. CourtListing.All.Select(listing => listing.Name)];

    [Fact]
    public void A_quarter_of_the_real_listings_and_more_are_read_by_selectors_alone() => Assert.InRange(CourtListing.All.Count, 25, 98);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_real_listing_is_read_as_expected(string name)
    {
        var listing = CourtListing.All.Single(one => one.Name == name);
        var html = TextDecoder.Decode(File.ReadAllBytes(SharedFolder.Require("corpora", "listings", $"{listing.Stem}.html")), headerCharset: null).Text;
        using var expected = JsonDocument.Parse(File.ReadAllText(SharedFolder.Require("corpora", "listings", $"{listing.Stem}.compare.json")));

        var outcome = new HtmlParser(TimeProvider.System).ParseList(HtmlPages.Page(html, listing.Url), listing.ToSource());

        var documents = Assert.IsType<ParseOutcome.Parsed>(outcome).Documents;
        Assert.Equal(expected.RootElement.EnumerateArray().Select(Expected).Order(StringComparer.Ordinal), documents.Select(Found).Order(StringComparer.Ordinal));
    }

    private static string Expected(JsonElement record) =>
        $"{Text(record, "case_dates")} {Text(record, "docket_numbers")} {Uri.UnescapeDataString(Text(record, "download_urls"))} {Letters(Text(record, "case_names"))}";

    private static string Found(ParsedDocument document) =>
        $"{document.PublishedOn:yyyy-MM-dd} {document.Number} {Uri.UnescapeDataString(document.Url?.AbsoluteUri ?? "")} {Letters(document.Title)}";

    /// <summary>The expected titles were re-cased and re-punctuated, have the parties P. and USA spelled out, and lost their et al.</summary>
    private static string Letters(string title)
    {
        var spelled = title.Replace("P. v. ", "People v. ", StringComparison.Ordinal).Replace("USA v. ", "United States v. ", StringComparison.Ordinal)
            .Replace("U.S. v. ", "United States v. ", StringComparison.Ordinal).Replace(" v. U.S.", " v. United States", StringComparison.Ordinal)
            .Replace(" et al", "", StringComparison.OrdinalIgnoreCase);
        return new([.. spelled.ToUpperInvariant().Where(char.IsLetterOrDigit)]);
    }

    private static string Text(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
