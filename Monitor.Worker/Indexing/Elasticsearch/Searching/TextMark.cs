using System.Text.Json.Nodes;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>What is to be marked in a hit.</summary>
/// <param name="Shown">The field that is shown with the mark: title or text.</param>
/// <param name="Field">The field that the query looks in: the same, or its variant in a language.</param>
internal sealed record TextMark(string Shown, string Field, JsonObject Query);
