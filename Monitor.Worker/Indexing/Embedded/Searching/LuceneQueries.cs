using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>From what was asked to Lucene's own query, with what is to be marked in the hits.</summary>
internal sealed class LuceneQueries
{
    private const int MaxNumberWords = 5;

    private readonly List<Mark> _marks = [];
    private readonly LeafQueries _leaves;
    private readonly FacetQueries _facets;
    private readonly NearQueries _near;

    private LuceneQueries(IndexReader reader, IReadOnlyList<string> languages, QueryPlan plan) =>
        (_leaves, _facets, _near) = (new LeafQueries(reader, languages, _marks, plan.MayBeNumber), new FacetQueries(reader, plan.Notes), new NearQueries(reader, _marks));

    public static (Query Query, IReadOnlyList<Mark> Marks) Build(QueryPlan plan, IndexReader reader, IReadOnlyList<string> languages)
    {
        if (plan.Root is null) return (new MatchAllDocsQuery(), []);
        var builder = new LuceneQueries(reader, languages, plan);
        var query = builder.Node(plan.Root, out _);
        if (query is null) plan.Notes.Add("There was no word to look for; everything is shown.");
        return (query ?? new MatchAllDocsQuery(), builder._marks);
    }

    private Query? Node(QueryNode node, out bool isOptional)
    {
        isOptional = false;
        return node switch
        {
            QueryNode.Word(var text, var field) => IsFacet(field) ? _facets.Value(field!, text) : _leaves.Word(text, field, out isOptional),
            QueryNode.Phrase(var text, var field, var slop) => IsFacet(field) ? _facets.Value(field!, text) : _leaves.Phrase(text, field, slop),
            QueryNode.Prefix(var text, var field) => IsFacet(field) ? FacetQueries.Beginning(field!, text) : _leaves.Prefix(text, field),
            QueryNode.Near near => _near.Near(near) ?? Nothing(),
            QueryNode.Days(var field, var from, var to) => Days(field, from, to),
            QueryNode.Not(var part) => Except([], [part]),
            QueryNode.Any(var parts) => Any(parts),
            QueryNode.All(var parts) => All(parts),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool IsFacet(string? field) => QueryFields.IsFacet(field);

    /// <summary>A day narrows and does not rank.</summary>
    private static ConstantScoreQuery Days(string field, int? from, int? to) =>
        new(NumericRangeQuery.NewInt32Range(
            field switch
            {
                QueryFields.Deadline => IndexFields.Dates,
                QueryFields.Changed => IndexFields.ChangedDay,
                QueryFields.Seen => IndexFields.SeenDay,
                _ => IndexFields.PublishedDay,
            },
            from, to, minInclusive: true, maxInclusive: true))
        { Boost = 0 };

    private static BooleanQuery Nothing() => [];

    private BooleanQuery? Any(IReadOnlyList<QueryNode> parts)
    {
        var any = new BooleanQuery(true);
        foreach (var part in parts)
        {
            if (Node(part, out _) is { } query) any.Add(query, Occur.SHOULD);
        }

        return any.Clauses.Count > 0 ? any : null;
    }

    private BooleanQuery? All(IReadOnlyList<QueryNode> parts)
    {
        var wanted = parts.Where(part => part is not QueryNode.Not).ToList();
        var all = Except(wanted, [.. parts.OfType<QueryNode.Not>().Select(not => not.Part)]);
        return wanted.Count == parts.Count && Number(wanted) is { } number
            ? new BooleanQuery(true) { { all ?? number, Occur.SHOULD }, { number, Occur.SHOULD } }
            : all;
    }

    /// <summary>Words that together are the number of an item, as H.R. 4321.</summary>
    private Query? Number(List<QueryNode> parts)
    {
        var words = parts.OfType<QueryNode.Word>().Where(word => word.Field is null or QueryFields.Number).ToList();
        return words.Count == parts.Count && words.Count is > 1 and <= MaxNumberWords
            ? _leaves.WholeNumber(string.Concat(words.Select(word => word.Text)))
            : null;
    }

    private BooleanQuery? Except(List<QueryNode> wanted, List<QueryNode> unwanted)
    {
        var clauses = new List<(Query Query, bool IsOptional)>();
        foreach (var part in wanted)
        {
            if (Node(part, out var isOptional) is { } query) clauses.Add((query, isOptional));
        }

        var all = new BooleanQuery(true);
        var allOptional = clauses.TrueForAll(clause => clause.IsOptional);
        foreach (var (query, isOptional) in clauses) all.Add(query, isOptional && !allOptional ? Occur.SHOULD : Occur.MUST);
        if (clauses.Count == 0) all.Add(new MatchAllDocsQuery(), Occur.MUST);
        var kept = _marks.Count;
        foreach (var part in unwanted)
        {
            if (Node(part, out _) is { } query) all.Add(query, Occur.MUST_NOT);
        }

        _marks.RemoveRange(kept, _marks.Count - kept);
        return all.Clauses.Count == 1 && clauses.Count == 0 ? null : all;
    }
}
