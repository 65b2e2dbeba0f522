using System.Globalization;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing.Articles;

namespace Monitor.Worker.Commands;

/// <summary><c>parse --as article</c>.</summary>
internal static class ParseArticles
{
    public static void Answer(ParseFile file, Uri? url, ParseOutput output) => output.Write(Read(file, url), ParseJson.Default.ArticleLine);

    private static ArticleLine Read(ParseFile file, Uri? url)
    {
        if (file.Problem is { } problem) return Refused(file, problem);
        var html = TextDecoder.Decode(file.Bytes, headerCharset: null).Text;
        if (!html.Contains('<', StringComparison.Ordinal)) return Refused(file, "wrong-format");
        if (ArticleReader.Read(html, url) is not { } article) return Refused(file, "too-complex");
        var outcome = article.Text.Length > 0 ? "ok" : "no-text";
        return new(file.Name, outcome, article.Title, Published(article), article.Language, article.Text);
    }

    private static string? Published(Article article) =>
        article.PublishedAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        ?? article.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ArticleLine Refused(ParseFile file, string outcome) => new(file.Name, outcome, null, null, null, null);
}
