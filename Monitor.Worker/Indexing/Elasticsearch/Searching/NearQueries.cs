using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>
/// Two leaves near each other: in the title or in the text, as written or both in the grammar of one language. That they are near
/// narrows; how well each of them fits ranks.
/// </summary>
internal sealed class NearQueries(IReadOnlyList<string> languages, ICollection<TextMark> marks)
{
    // A beginning that more words have than this is looked for by its most frequent ones.
    private const string MostBeginnings = "top_terms_1000";

    public JsonObject? Near(QueryNode.Near near)
    {
        var (left, right) = (near.Left.AsText!.Value, near.Right.AsText!.Value);
        if (TextTerms.Neutral(left.Text).Count == 0 || TextTerms.Neutral(right.Text).Count == 0) return null;
        var best = new List<JsonObject>();
        string[] fields = left.Field is null && right.Field is null ? [ElasticFields.Title, ElasticFields.Text] : [ElasticFields.Title];
        foreach (var field in fields)
        {
            best.Add(In(near, field, field, 1));
            foreach (var language in languages.Where(language => IsInflected(near, language)))
                best.Add(In(near, field, ElasticFields.In(field, language), FieldWeights.Stem));
        }

        return Dsl.Best(best);
    }

    private static bool IsInflected(QueryNode.Near near, string language) =>
        near is { Left: QueryNode.Word(var left, _), Right: QueryNode.Word(var right, _) }
        && Script.CanWrite(language, left) && TextTerms.In(language, left).Count > 0 && TextTerms.In(language, right).Count > 0;

    private JsonObject In(QueryNode.Near near, string shown, string field, float share)
    {
        var (left, right) = (Side(near.Left, field), Side(near.Right, field));
        marks.Add(new TextMark(shown, field, left.Copy()));
        marks.Add(new TextMark(shown, field, right.Copy()));
        var filter = Beginning(near.Left) is null && Beginning(near.Right) is null ? Intervals(near, field) : Spans(near, field);
        var query = Dsl.Bool(must: [left, right], filter: [filter]);
        query["bool"]!["boost"] = share * (shown == ElasticFields.Title ? FieldWeights.Title : 1);
        return query;
    }

    private static JsonObject Side(QueryNode node, string field) =>
        Beginning(node) is { } start ? Dsl.Prefix(field, start) : Dsl.Phrase(field, node.AsText!.Value.Text);

    private static string? Beginning(QueryNode node) =>
        node is QueryNode.Prefix && TextTerms.Neutral(node.AsText!.Value.Text)[^1].Text is var last && !WordQueries.IsUnspaced(last) ? last : null;

    private static JsonObject Intervals(QueryNode.Near near, string field) => Dsl.Of("intervals", Dsl.Of(field, Dsl.Of("all_of", new JsonObject
    {
        ["ordered"] = false,
        ["max_gaps"] = near.Distance - 1,
        ["intervals"] = new JsonArray(SideBySide(near.Left), SideBySide(near.Right)),
    })));

    private static JsonObject SideBySide(QueryNode node) =>
        Dsl.Of("match", new JsonObject { ["query"] = node.AsText!.Value.Text, ["ordered"] = true, ["max_gaps"] = 0 });

    /// <summary>Intervals refuse a beginning that many words have; spans do not, but must be given terms.</summary>
    private static JsonObject Spans(QueryNode.Near near, string field) => Dsl.Of("span_near", new JsonObject
    {
        ["clauses"] = new JsonArray(SpansOf(near.Left, field), SpansOf(near.Right, field)),
        ["slop"] = near.Distance - 1,
        ["in_order"] = false,
    });

    private static JsonObject SpansOf(QueryNode node, string field)
    {
        if (Beginning(node) is { } start)
            return Dsl.Of("span_multi", Dsl.Of("match", Dsl.Of("prefix", Dsl.Of(field, new JsonObject { ["value"] = start, ["rewrite"] = MostBeginnings }))));
        List<JsonObject> terms = [.. TextTerms.Neutral(node.AsText!.Value.Text).Select(term => Dsl.Of("span_term", Dsl.Of(field, term.Text)))];
        return terms.Count == 1
            ? terms[0]
            : Dsl.Of("span_near", new JsonObject { ["clauses"] = Dsl.Array(terms), ["slop"] = 0, ["in_order"] = true });
    }
}
