using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>
/// Facets named in the query's text, as jurisdiction:DE or region:EMEA. They narrow and do not rank. Whether any item has what was
/// named is asked with the same request.
/// </summary>
internal sealed class NamedFacets
{
    public const string Aggregation = "named";

    private const string Between = "[^a-z0-9]";
    private const int LongestWords = 100;

    private readonly List<(string Facet, string Text, JsonObject Query)> _named = [];

    public JsonObject Value(string facet, string text)
    {
        var exact = Dsl.Terms(ElasticFields.Meant(facet), FacetValues.Meant(facet, text).Select(value => value.ToLowerInvariant()));
        var query = Within(facet, text) is { } within ? Dsl.Bool(should: [exact, within]) : exact;
        _named.Add((facet, text, query));
        return Dsl.Constant(query.Copy(), 0);
    }

    public static JsonObject Beginning(string facet, string text) => Dsl.Constant(Dsl.Prefix(ElasticFields.Meant(facet), text.ToLowerInvariant()), 0);

    /// <summary>Counts, over the whole index, the items that have what was named; null when nothing was.</summary>
    public JsonObject? Counts()
    {
        if (_named.Count == 0) return null;
        var each = new JsonObject();
        for (var i = 0; i < _named.Count; i++) each[Name(i)] = Dsl.Of("filter", _named[i].Query.Copy());
        foreach (var facet in _named.Select(named => named.Facet).Where(FacetValues.HasWords).Distinct())
            each[facet] = Dsl.Of("terms", new JsonObject { ["field"] = ElasticFields.Facet(facet), ["size"] = FacetNotes.MostHeld });
        return new JsonObject { ["global"] = new JsonObject(), ["aggs"] = each };
    }

    public void Note(JsonElement aggregations, ISet<string> notes)
    {
        if (_named.Count == 0 || !aggregations.TryGetProperty(Aggregation, out var counts)) return;
        for (var i = 0; i < _named.Count; i++)
        {
            if (counts.GetProperty(Name(i)).GetProperty("doc_count").GetInt64() == 0) notes.Add(FacetNotes.Unknown(_named[i].Facet, _named[i].Text, Held(counts, _named[i].Facet)));
        }
    }

    private static IEnumerable<string>? Held(JsonElement counts, string facet) => counts.TryGetProperty(facet, out var held)
        ? held.GetProperty("buckets").EnumerateArray().Select(bucket => bucket.GetProperty("key").GetString()!.ToLowerInvariant())
        : null;

    /// <summary>One of the value's words, see <see cref="FacetValues.IsWithin"/>; null where none can be meant.</summary>
    private static JsonObject? Within(string facet, string text)
    {
        if (!FacetValues.HasWords(facet)) return null;
        var words = FacetVocabulary.Plain(text);
        // Nothing that a person typed may be a sign of the expression, and clusters refuse long ones.
        return words.Length is 0 or > LongestWords || !words.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == ' ')
            ? null
            : Dsl.Of("regexp", Dsl.Of(ElasticFields.Meant(facet), new JsonObject { ["value"] = $"(.*{Between})?{words.Replace(" ", Between + "+", StringComparison.Ordinal)}({Between}.*)?" }));
    }

    private static string Name(int i) => $"n{i}";
}
