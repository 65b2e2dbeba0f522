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

    private readonly List<(string Facet, string Text, JsonObject Query)> _named = [];

    public JsonObject Value(string facet, string text)
    {
        var query = Dsl.Terms(ElasticFields.Meant(facet), FacetValues.Meant(facet, text).Select(value => value.ToLowerInvariant()));
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
        return new JsonObject { ["global"] = new JsonObject(), ["aggs"] = each };
    }

    public void Note(JsonElement aggregations, ISet<string> notes)
    {
        if (_named.Count == 0 || !aggregations.TryGetProperty(Aggregation, out var counts)) return;
        for (var i = 0; i < _named.Count; i++)
        {
            if (counts.GetProperty(Name(i)).GetProperty("doc_count").GetInt64() == 0) notes.Add(FacetNotes.Unknown(_named[i].Facet, _named[i].Text));
        }
    }

    private static string Name(int i) => $"n{i}";
}
