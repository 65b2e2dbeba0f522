using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>Asks the cluster which of its words are near a mistyped one. Which of them is meant is decided as in every index.</summary>
internal sealed class NearestWord(ElasticTransport transport, string index)
{
    private const int Kept = 1;
    private const int ShortestWord = 4;

    private static readonly string[] Fields = [ElasticFields.Title, ElasticFields.Text];

    public async Task<string?> FindAsync(string word, CancellationToken ct)
    {
        if (TextTerms.Neutral(word) is not [var only] || Spelling.MostEdits(only.Text) is not (> 0 and var most)) return null;
        var request = SearchRequest.Search(index, Body(only.Text, most));
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Error?.Type == ElasticError.NoIndex) return null;
        var body = answer.Good(request, transport.Settings).Body;
        return body.TryGetProperty("suggest", out var suggested) ? Spelling.Nearest(only.Text, Fields.SelectMany(field => Near(suggested, field))) : null;
    }

    private static JsonObject Body(string word, int most) => new()
    {
        ["size"] = 0,
        ["track_total_hits"] = false,
        ["suggest"] = new JsonObject(Fields.Select(field => KeyValuePair.Create(Name(field), (JsonNode?)new JsonObject
        {
            ["text"] = word,
            ["term"] = new JsonObject
            {
                ["field"] = field,
                ["suggest_mode"] = "always",
                ["max_edits"] = most,
                ["prefix_length"] = Kept,
                ["min_word_length"] = ShortestWord,
                ["size"] = Spelling.MostCandidates,
            },
        }))),
    };

    // A suggestion may not be called "text": by that name clusters take what all suggestions are of.
    private static string Name(string field) => $"near_{field}";

    private static IEnumerable<(string Word, long Items)> Near(JsonElement suggested, string field) =>
        suggested.GetProperty(Name(field)).EnumerateArray().SelectMany(entry => entry.GetProperty("options").EnumerateArray())
            .Select(option => (option.GetProperty("text").GetString()!, option.GetProperty("freq").GetInt64()));
}
