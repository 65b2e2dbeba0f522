using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>From what was asked to the cluster's own query, with what is to be marked in the hits.</summary>
internal sealed class ElasticQueries
{
    private const int MaxNumberWords = 5;

    // Clusters refuse queries thirty deep; some of that is needed around and below these.
    private const int MostNested = 20;

    private readonly List<TextMark> _marks = [];
    private readonly WordQueries _leaves;
    private readonly NearQueries _near;
    private readonly NamedFacets _facets = new();
    private readonly ISet<string> _notes;
    private int _depth;

    private ElasticQueries(IReadOnlyList<string> languages, QueryPlan plan) =>
        (_leaves, _near, _notes) = (new WordQueries(languages, _marks, plan.MayBeNumber), new NearQueries(_marks), plan.Notes);

    /// <param name="languages">Those whose grammar the words are looked for in.</param>
    public static AskedWords Build(QueryPlan plan, IReadOnlyList<string> languages)
    {
        var builder = new ElasticQueries(languages, plan);
        var query = plan.Root is null ? null : builder.Node(plan.Root, out _);
        if (query is null && plan.Root is not null) plan.Notes.Add("There was no word to look for; everything is shown.");
        return new AskedWords(query ?? Dsl.MatchAll(), builder._marks, builder._facets);
    }

    private JsonObject? Node(QueryNode node, out bool isOptional)
    {
        isOptional = false;
        return node switch
        {
            QueryNode.Word(var text, var field) => IsFacet(field) ? _facets.Value(field!, text) : _leaves.Word(text, field, out isOptional),
            QueryNode.Phrase(var text, var field, var slop) => IsFacet(field) ? _facets.Value(field!, text) : _leaves.Phrase(text, field, slop),
            QueryNode.Prefix(var text, var field) => IsFacet(field) ? NamedFacets.Beginning(field!, text) : _leaves.Prefix(text, field),
            QueryNode.Near near => _near.Near(near) ?? Dsl.MatchNone(),
            QueryNode.Days(var field, var from, var to) => Dsl.Constant(Dsl.Range(DaysOf(field), from, to), 0),
            QueryNode.Not(var part) => Nested(() => Except([], [part])),
            QueryNode.Any(var parts) => Nested(() => Any(parts)),
            QueryNode.All(var parts) => Nested(() => All(parts)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool IsFacet(string? field) => QueryFields.IsFacet(field);

    private static string DaysOf(string field) => field switch
    {
        QueryFields.Deadline => ElasticFields.Dates,
        QueryFields.Changed => ElasticFields.Changed,
        QueryFields.Seen => ElasticFields.Seen,
        _ => ElasticFields.Published,
    };

    private JsonObject? Nested(Func<JsonObject?> build)
    {
        if (_depth == MostNested)
        {
            _notes.Add("The innermost brackets were left out: Elasticsearch does not go so deep.");
            return null;
        }

        _depth++;
        var query = build();
        _depth--;
        return query;
    }

    private JsonObject? Any(IReadOnlyList<QueryNode> parts)
    {
        List<JsonObject> any = [.. parts.Select(part => Node(part, out _)).OfType<JsonObject>()];
        return any.Count > 0 ? Dsl.Bool(should: any) : null;
    }

    private JsonObject? All(IReadOnlyList<QueryNode> parts)
    {
        var wanted = parts.Where(part => part is not QueryNode.Not).ToList();
        var all = Except(wanted, [.. parts.OfType<QueryNode.Not>().Select(not => not.Part)]);
        if (wanted.Count != parts.Count || Number(wanted) is not { } number) return all;
        return all is null ? number : Dsl.Bool(should: [all, number]);
    }

    /// <summary>Words that together are the number of an item, as H.R. 4321.</summary>
    private static JsonObject? Number(List<QueryNode> parts)
    {
        var words = parts.OfType<QueryNode.Word>().Where(word => word.Field is null or QueryFields.Number).ToList();
        return words.Count == parts.Count && words.Count is > 1 and <= MaxNumberWords
            ? WordQueries.WholeNumber(string.Concat(words.Select(word => word.Text)))
            : null;
    }

    private JsonObject? Except(List<QueryNode> wanted, List<QueryNode> unwanted)
    {
        var (required, optional) = (new List<JsonObject>(), new List<JsonObject>());
        foreach (var part in wanted)
        {
            if (Node(part, out var isOptional) is { } query) (isOptional ? optional : required).Add(query);
        }

        // Nothing but words that languages leave out: then they are meant.
        if (required.Count == 0) (required, optional) = (optional, []);
        var hasWords = required.Count > 0;
        if (!hasWords) required.Add(Dsl.MatchAll());
        var kept = _marks.Count;
        List<JsonObject> excluded = [.. unwanted.Select(part => Node(part, out _)).OfType<JsonObject>()];
        _marks.RemoveRange(kept, _marks.Count - kept);
        return excluded.Count == 0 && !hasWords ? null : Dsl.Bool(must: required, should: optional, mustNot: excluded);
    }
}
