using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Json;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeed
{
    public static FeedReading Read(string text, Uri? baseUri)
    {
        var (document, refusal) = JsonText.Read(text);
        if (document is null) return new FeedReading(null, refusal);
        using (document) return Read(new JsonRecord(document.RootElement.Clone()), baseUri);
    }

    private static FeedReading Read(JsonRecord root, Uri? baseUri)
    {
        var version = One(root, "version");
        if (version?.Contains("jsonfeed.org/version/", StringComparison.OrdinalIgnoreCase) != true)
        {
            return AnswerCheck.UsualError(root) is { } error ? new FeedReading(null, error)
                : FeedReading.Refuse(ParseFault.WrongFormat, "This JSON does not say that it is a JSON Feed.");
        }

        return new FeedReading(
            new Feed
            {
                Format = version.EndsWith("/1.1", StringComparison.Ordinal) ? "json11" : "json1",
                Title = One(root, "title"),
                Link = FeedLink.Resolve(One(root, "home_page_url"), baseUri),
                Language = One(root, "language"),
                Next = FeedLink.Resolve(One(root, "next_url"), baseUri),
                Entries = [.. (root.Items("items") ?? []).Select(item => Entry(item, baseUri))],
                Answer = root,
            },
            null);
    }

    private static FeedEntry Entry(IRecordReader item, Uri? baseUri) => new()
    {
        Id = One(item, "id"),
        Title = One(item, "title"),
        Link = FeedLink.Resolve(One(item, "url") ?? One(item, "external_url"), baseUri),
        Base = baseUri,
        PublishedText = One(item, "date_published"),
        UpdatedText = One(item, "date_modified"),
        Summary = One(item, "summary"),
        Content = One(item, "content_html") ?? One(item, "content_text"),
        Language = One(item, "language"),
        Authors = [.. item.Values("authors/name").Concat(item.Values("author/name")).Distinct(StringComparer.Ordinal)],
        Categories = item.Values("tags"),
        Record = item,
    };

    private static string? One(IRecordReader record, string path) => record.Values(path).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}
