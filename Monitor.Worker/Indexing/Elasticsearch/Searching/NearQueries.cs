using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>
/// Two leaves near each other, as written, in the title or in the text. That they are near narrows; how well each of them fits ranks.
/// </summary>
internal sealed class NearQueries(ICollection<TextMark> marks)
{
    // A beginning that more words have than this is looked for by its most frequent ones.
    private const string MostBeginnings = "top_terms_1000";

    public JsonObject? Near(QueryNode.Near near)
    {
        var (left, right) = (near.Left.AsText!.Value, near.Right.AsText!.Value);
        if (TextTerms.Neutral(left.Text).Count == 0 || TextTerms.Neutral(right.Text).Count == 0) return null;
        string[] fields = left.Field is null && right.Field is null ? [ElasticFields.Title, ElasticFields.Text] : [ElasticFields.Title];
        return Dsl.Best([.. fields.Select(field => In(near, field))]);
    }

    private JsonObject In(QueryNode.Near near, string field)
    {
        var (left, right) = (Side(near.Left, field), Side(near.Right, field));
        marks.Add(new TextMark(field, field, left.Copy()));
        marks.Add(new TextMark(field, field, right.Copy()));
        var filter = Beginning(near.Left) is null && Beginning(near.Right) is null ? Intervals(near, field) : Spans(near, field);
        var query = Dsl.Bool(must: [left, right], filter: [filter]);
        query["bool"]!["boost"] = field == ElasticFields.Title ? FieldWeights.Title : 1;
        return query;
    }

    private static JsonObject Side(QueryNode node, string field) =>
        Beginning(node) is { } start ? Dsl.Prefix(field, start) : Dsl.Phrase(field, node.AsText!.Value.Text);

    private static string? Beginning(QueryNode node) =>
        node is QueryNode.Prefix && TextTerms.Neutral(node.AsText!.Value.Text)[^1].Text is var last && !Script.IsUnspaced(last) ? last : null;

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
