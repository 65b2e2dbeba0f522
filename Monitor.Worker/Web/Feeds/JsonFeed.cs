using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Documents;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Feeds;

/// <summary>JSON Feed 1.1, with what Monitor knows besides under <c>_monitor</c>.</summary>
internal sealed partial class JsonFeed(FeedAddresses addresses)
{
    public const string MediaType = "application/feed+json; charset=utf-8";

    private static readonly FeedJson Shape = new(new JsonSerializerOptions(FeedJson.Default.Options) { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });

    public byte[] Write(FeedRequest request, IReadOnlyList<FoundItem> items) => JsonSerializer.SerializeToUtf8Bytes(
        new Feed("https://jsonfeed.org/version/1.1", request.Name, addresses.Search(request.Address).AbsoluteUri, [new Author("Monitor")], [.. items.Select(ItemOf)]), Shape.Feed);

    private Item ItemOf(FoundItem found)
    {
        var (summary, decision) = (found.Card.Summary, found.Card.Classification);
        string[] tags = [summary.Jurisdiction, summary.Stage.Code(), .. decision?.Instruments.Select(label => label.Id) ?? [], .. decision?.PolicyAreas ?? []];
        return new Item(
            addresses.UrnOf(summary.Id), addresses.Item(summary.Id).AbsoluteUri, Words.Link(summary.Url), summary.Title, FeedText.Plain(found.Hit.Passages),
            Words.Iso(summary.FirstSeenAt), Words.Iso(summary.ChangedAt), summary.Language is { Length: > 0 } language ? language : null, [.. tags.Where(tag => tag.Length > 0)],
            new Known(
                summary.Id, summary.Number, summary.Jurisdiction, summary.Region, summary.Kind, summary.Stage.Code(), summary.PublishedOn, summary.Relevance, summary.Relevant, found.Card.Dates));
    }

    internal sealed record Feed(string Version, string Title, string HomePageUrl, IReadOnlyList<Author> Authors, IReadOnlyList<Item> Items);

    internal sealed record Author(string Name);

    internal sealed record Item(
        string Id, string Url, string? ExternalUrl, string Title, string ContentText, string DatePublished, string DateModified, string? Language, IReadOnlyList<string> Tags,
        [property: JsonPropertyName("_monitor")] Known Monitor);

    internal sealed record Known(
        long Item, string? Number, string Jurisdiction, string Region, string Kind, string Stage, DateOnly? Published, double? Relevance, bool Relevant, IReadOnlyDictionary<string, DateOnly> Dates);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Feed))]
    internal sealed partial class FeedJson : JsonSerializerContext;
}
