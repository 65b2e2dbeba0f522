using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;

namespace Monitor.Worker.Tests.Fetching;

/// <summary>What nobody here wrote: no real record may be taken for a bot check or for another kind of thing.</summary>
public sealed class RealPagesTests
{
    [Theory]
    // A feed that was saved under a page's name.
    [InlineData("listings", "*.html", SourceFormat.Html, "ca9_p_example.html")]
    [InlineData("html", "source.html", SourceFormat.Html)]
    [InlineData("legislative", "*.xml", SourceFormat.Xml)]
    // An empty file, and a page that says "Object Moved".
    [InlineData("feeds", "*.xml", SourceFormat.Feed, "rss_empty_document.xml")]
    [InlineData("feeds", "*.rss", SourceFormat.Feed, "unrecognized.rss")]
    [InlineData("feeds", "*.atom", SourceFormat.Feed)]
    [InlineData("pdf", "*.pdf", SourceFormat.Pdf, "empty.pdf")]
    public void Real_pages_are_taken_for_what_they_are(string corpus, string pattern, SourceFormat expected, string? odd = null)
    {
        var files = Directory.GetFiles(SharedFolder.Require("corpora", corpus), pattern, SearchOption.AllDirectories);

        var refused = files.Select(file => (Name: Path.GetFileName(file), Refusal: Refusal(File.ReadAllBytes(file), expected)))
            .Where(pair => pair.Refusal is not null && pair.Name != odd).ToList();

        Assert.NotEmpty(files);
        Assert.Empty(refused);
    }

    private static string? Refusal(byte[] body, SourceFormat expected)
    {
        if (ContentSniffer.Binary(body) is { } binary) return ContentSniffer.Fits(binary, expected) ? null : binary;
        var text = TextDecoder.Decode(body, null).Text;
        var type = ContentSniffer.Text(text);
        return ChallengePages.InGoodPage(text, type == ContentSniffer.Html, []) ?? (ContentSniffer.Fits(type, expected) ? null : type);
    }
}
