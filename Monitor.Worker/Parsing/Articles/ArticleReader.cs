using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>Finds what a page says among what it is wrapped in.</summary>
internal static class ArticleReader
{
    // A page that is drawn by scripts may hold its text for search engines only.
    private const int MostlyMissing = 3;

    /// <summary>The article of a page from anywhere: null where the page has more elements than the limit.</summary>
    public static Article? Read(string html, Uri? url) => Read(html.AsMemory(), url);

    public static Article? Read(ReadOnlyMemory<char> html, Uri? url)
    {
        using var tree = MarkupTree.Of(html);
        if (tree.IsCut) return null;
        var facts = PageFacts.Of(tree, url);
        var text = MainText.Of(tree, facts.Title);
        if (facts.Body is { } body && body.Length > 250 && body.Length / MostlyMissing > text.Length) text = body;
        return new Article(facts.Title, facts.PublishedOn, facts.PublishedAt, facts.Language ?? TextLanguage.Of(text), text);
    }
}
