using System.Globalization;
using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Writing;

/// <summary>From an item to the document that the cluster keeps of it.</summary>
internal static class ElasticDocuments
{
    private const int MaxValueLength = 256;

    private static readonly Dictionary<(string Field, string Code), JsonEncodedText> InLanguage =
        (from field in ElasticFields.Words from code in LanguageChains.Codes select (field, code)).ToDictionary(pair => pair, pair => JsonEncodedText.Encode(ElasticFields.In(pair.field, pair.code)));

    private static readonly Dictionary<string, (JsonEncodedText Facet, JsonEncodedText Meant)> Facets =
        SearchFacets.All.ToDictionary(facet => facet, facet => (JsonEncodedText.Encode(ElasticFields.Facet(facet)), JsonEncodedText.Encode(ElasticFields.Meant(facet))));

    public static void Write(Utf8JsonWriter json, SearchDocument item)
    {
        json.WriteStartObject();
        json.WriteNumber(ElasticFields.Id, item.ItemId);
        var code = Languages.Known(item.Language);
        Words(json, ElasticFields.Title, item.Title, code);
        Words(json, ElasticFields.Text, item.Text, code);
        if (item.Headings.Length > 0) Words(json, ElasticFields.Headings, item.Headings, code);
        Numbers(json, [.. item.Keys.Prepend(item.Number).OfType<string>().Where(number => number.Length is > 0 and <= MaxValueLength)]);
        foreach (var (facet, values) in FacetValues.Of(item)) Facet(json, facet, [.. values.Where(value => value.Length > 0).Select(Short).Distinct(StringComparer.Ordinal)]);
        Days(json, item);
        Ranking(json, item);
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, string field, string text, string? code)
    {
        json.WriteString(field, text);
        if (code is not null) json.WriteString(InLanguage[(field, code)], text);
    }

    private static void Numbers(Utf8JsonWriter json, List<string> numbers)
    {
        if (numbers.Count == 0) return;
        Array(json, ElasticFields.Number, numbers.Select(OfficialNumber.Words));
        Array(json, ElasticFields.Key, numbers.SelectMany(Forms).Select(OfficialNumber.Key).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The scheme of a key ("celex:32023R1543") is ours; people type what follows it.</summary>
    private static IEnumerable<string> Forms(string number) =>
        [number, number[(number.IndexOf(':', StringComparison.Ordinal) + 1)..], number[(number.LastIndexOf(':') + 1)..]];

    private static void Facet(Utf8JsonWriter json, string facet, List<string> values)
    {
        if (values.Count == 0) return;
        var (written, meant) = Facets[facet];
        json.WriteStartArray(written);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteStartArray(meant);
        foreach (var value in values) json.WriteStringValue(value.ToLowerInvariant());
        json.WriteEndArray();
    }

    private static void Days(Utf8JsonWriter json, SearchDocument item)
    {
        var seen = DayOf(item.FirstSeenAt);
        if (item.PublishedOn is { } published) json.WriteNumber(ElasticFields.Published, published.DayNumber);
        json.WriteNumber(ElasticFields.Day, (item.PublishedOn ?? seen).DayNumber);
        json.WriteNumber(ElasticFields.Changed, DayOf(item.ChangedAt).DayNumber);
        json.WriteNumber(ElasticFields.Seen, seen.DayNumber);
        if (item.Dates.Count == 0) return;
        json.WriteStartArray(ElasticFields.Dates);
        foreach (var day in item.Dates.Distinct()) json.WriteNumberValue(day.DayNumber);
        json.WriteEndArray();
    }

    private static void Ranking(Utf8JsonWriter json, SearchDocument item)
    {
        var millionths = ResultFilter.Millionths(item.Relevance);
        json.WriteNumber(ElasticFields.Relevance, millionths);
        json.WriteNumber(ElasticFields.RelevanceShare, Math.Clamp(millionths / 1e6, 0, 1));
        json.WriteNumber(ElasticFields.StageRank, Ranks.OfStage(item.Stage));
        json.WriteString(ElasticFields.Alike, item.AlikeKey == 0 ? string.Create(CultureInfo.InvariantCulture, $"i{item.ItemId}") : item.AlikeKey.ToString(CultureInfo.InvariantCulture));
    }

    private static void Array(Utf8JsonWriter json, string field, IEnumerable<string> values)
    {
        json.WriteStartArray(field);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static string Short(string value) => value.Length <= MaxValueLength ? value : value[..MaxValueLength];
}
