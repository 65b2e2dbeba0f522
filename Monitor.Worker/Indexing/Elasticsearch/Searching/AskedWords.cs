using System.Text.Json.Nodes;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>What a person's words became: the query, what is to be marked, and the facets that they named.</summary>
internal sealed record AskedWords(JsonObject Query, IReadOnlyList<TextMark> Marks, NamedFacets Named);
