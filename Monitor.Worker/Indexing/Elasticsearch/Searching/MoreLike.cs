using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>
/// Finds items on the same matter by the words that set an item apart, as the index in this process does: the cluster counts the
/// words, and which of them are asked for is decided here (its own more_like_this takes every frequent "the" for telling).
/// </summary>
internal sealed class MoreLike(ElasticTransport transport, string index)
{
    private const int MostText = 50_000;

    /// <summary>Those of other jurisdictions first, then those of the same; itself and what is nearly the same as it are left out.</summary>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(long itemId, int take, CancellationToken ct)
    {
        if (take <= 0 || await ItemAsync(itemId, ct) is not { } item) return [];
        var like = Like(await WordsAsync(item, ct), item.Instruments);
        var abroad = item.Jurisdiction is null ? [] : await AskAsync(like, item, isOwn: false, take, ct);
        return abroad.Count >= take ? abroad : [.. abroad, .. await AskAsync(like, item, isOwn: true, take - abroad.Count, ct)];
    }

    private async Task<Item?> ItemAsync(long itemId, CancellationToken ct)
    {
        var request = SearchRequest.Search(index, new JsonObject
        {
            ["query"] = Dsl.Term(ElasticFields.Id, itemId),
            ["size"] = 1,
            ["_source"] = new JsonArray(ElasticFields.Title, ElasticFields.Text),
            ["docvalue_fields"] = new JsonArray(
                ElasticFields.Alike, ElasticFields.Facet(SearchFacets.Jurisdiction), ElasticFields.Facet(SearchFacets.Instrument)),
        });
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Error?.Type == ElasticError.NoIndex) return null;
        var hits = SearchAnswer.Hits(answer.Good(request, transport.Settings).Body).ToList();
        if (hits is not [var hit]) return null;
        var (source, fields) = (hit.GetProperty("_source"), hit.GetProperty("fields"));
        return new Item(
            itemId, source.GetProperty(ElasticFields.Title).GetString() ?? "", source.TryGetProperty(ElasticFields.Text, out var text) ? text.GetString() ?? "" : "",
            Values(fields, ElasticFields.Alike).First(), Values(fields, ElasticFields.Facet(SearchFacets.Jurisdiction)).FirstOrDefault(),
            Values(fields, ElasticFields.Facet(SearchFacets.Instrument)));
    }

    private static List<string> Values(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];

    private async Task<IReadOnlyList<string>> WordsAsync(Item item, CancellationToken ct)
    {
        var text = item.Text.Length > MostText ? item.Text[..MostText] : item.Text;
        var request = SearchRequest.TermVectors(index, new JsonObject
        {
            // The title counts as a part of the text, so that it is weighed by the text's own counts.
            ["doc"] = new JsonObject { [ElasticFields.Title] = item.Title, [ElasticFields.Text] = $"{text}\n{item.Title}" },
            ["fields"] = new JsonArray(ElasticFields.Title, ElasticFields.Text),
            ["term_statistics"] = true,
            ["field_statistics"] = true,
            ["positions"] = false,
            ["offsets"] = false,
            ["payloads"] = false,
        });
        using var answer = await transport.SendAsync(request, ct);
        var vectors = answer.Good(request, transport.Settings).Body.GetProperty("term_vectors");
        if (!vectors.TryGetProperty(ElasticFields.Text, out var inText)) return [];
        var titled = vectors.TryGetProperty(ElasticFields.Title, out var inTitle)
            ? inTitle.GetProperty("terms").EnumerateObject().Select(term => term.Name).ToHashSet(StringComparer.Ordinal)
            : [];
        var documents = Math.Max(1, inText.GetProperty("field_statistics").GetProperty("doc_count").GetInt64());
        return TellingWords.Choose(inText.GetProperty("terms").EnumerateObject().Select(term => new CountedWord(
            term.Name, term.Value.GetProperty("term_freq").GetInt32(),
            term.Value.TryGetProperty("doc_freq", out var frequency) ? frequency.GetInt64() : 0, titled.Contains(term.Name))), documents);
    }

    private static JsonObject Like(IReadOnlyList<string> words, IEnumerable<string> instruments)
    {
        var like = Dsl.Bool(should: [.. words.Select(word => Dsl.Term(ElasticFields.Text, word))]);
        like["bool"]!["minimum_should_match"] = TellingWords.LeastShared(words.Count);
        var about = instruments.Select(instrument => Dsl.Of("term", Dsl.Of(
            ElasticFields.Meant(SearchFacets.Instrument), new JsonObject { ["value"] = instrument.ToLowerInvariant(), ["boost"] = TellingWords.InstrumentBoost })));
        return Dsl.Bool(should: words.Count > 0 ? [like, .. about] : [Dsl.MatchNone(), .. about]);
    }

    private async Task<IReadOnlyList<SearchHit>> AskAsync(JsonObject like, Item item, bool isOwn, int take, CancellationToken ct)
    {
        var excluded = new List<JsonObject> { Dsl.Term(ElasticFields.Id, item.Id), Dsl.Term(ElasticFields.Alike, item.Group) };
        var filter = new List<JsonObject>();
        if (item.Jurisdiction is { } jurisdiction) (isOwn ? filter : excluded).Add(Dsl.Term(ElasticFields.Meant(SearchFacets.Jurisdiction), jurisdiction.ToLowerInvariant()));
        var request = SearchRequest.Search(index, new JsonObject
        {
            ["size"] = take,
            ["track_total_hits"] = false,
            ["timeout"] = SearchBody.LongestSearch,
            ["_source"] = new JsonArray(ElasticFields.Title),
            ["docvalue_fields"] = new JsonArray(ElasticFields.Id),
            ["query"] = Dsl.Bool(must: [like.Copy()], filter: filter, mustNot: excluded),
            ["sort"] = new JsonArray(Dsl.Of("_score", new JsonObject { ["order"] = "desc" }), Dsl.Of(ElasticFields.Id, new JsonObject { ["order"] = "asc" })),
            ["highlight"] = new Highlights([], hasMatchedFields: false, SearchQuery.UsualPassages).Ask(),
        });
        using var answer = await transport.SendAsync(request, ct);
        return [.. SearchAnswer.Hits(answer.Good(request, transport.Settings).Body).Select(hit => new SearchHit(
            SearchAnswer.Id(hit), hit.GetProperty("_score").GetDouble(), SearchAnswer.Title(hit), Highlights.Read(hit)))];
    }

    private sealed record Item(long Id, string Title, string Text, string Group, string? Jurisdiction, IReadOnlyList<string> Instruments);
}
