using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>
/// What a document must have at the least so that a search can find it, as clauses that must all hold. It promises in one direction only:
/// what fails a clause is never found; what passes all of them has still to be asked.
/// </summary>
internal sealed class NeededTerms(QueryPlan plan, LeafTerms leaves)
{
    private const int MaxNumberWords = 5;
    private const int FacetWeight = 2;

    /// <summary>Empty when any document may be found.</summary>
    public IReadOnlyList<NeededClause> Clauses() => plan.Root is null ? [] : Of(plan.Root);

    private IReadOnlyList<NeededClause> Of(QueryNode node) => node switch
    {
        QueryNode.All(var parts) => All(parts),
        QueryNode.Any(var parts) => Any(parts),
        QueryNode.Near(var left, var right, _) => [.. Side(left), .. Side(right)],
        QueryNode.Not or QueryNode.Days => [],
        QueryNode.Prefix when QueryFields.IsFacet(node.AsText!.Value.Field) => [],
        _ when node.AsText is { Field: { } facet } && FacetValues.HasWords(facet) => [],
        _ when node.AsText is { Field: { } facet } leaf && QueryFields.IsFacet(facet) => [Facet(facet, leaf.Text)],
        QueryNode.Word(var text, var field) => One(leaves.Word(text, field, plan.MayBeNumber)),
        QueryNode.Phrase(var text, var field, _) => One(leaves.Phrase(text, field, plan.MayBeNumber)),
        QueryNode.Prefix(var text, _) => One(LeafTerms.Prefix(text)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // A side of NEAR is looked for in title and text alone, a word of it also in the grammar of a language.
    private static IReadOnlyList<NeededClause> One(NeededClause? clause) => clause is null ? [] : [clause];

    private IReadOnlyList<NeededClause> Side(QueryNode side) => side switch
    {
        QueryNode.Word(var text, _) => One(leaves.Word(text, field: null, mayBeNumber: false)),
        QueryNode.Phrase(var text, _, _) => One(leaves.Phrase(text, field: null, mayBeNumber: false)),
        QueryNode.Prefix(var text, _) => One(LeafTerms.Prefix(text)),
        _ => [],
    };

    private static NeededClause Facet(string facet, string text) =>
        new([.. FacetValues.Meant(facet, text).Select(value => new NeededTerm(NeededTerm.Facet(facet), value.ToLowerInvariant()))], FacetWeight);

    private IReadOnlyList<NeededClause> All(IReadOnlyList<QueryNode> parts)
    {
        IEnumerable<NeededClause> clauses = parts.SelectMany(Of);
        // Words that together are an official number are found by it alone.
        if (Number(parts) is { } number) clauses = clauses.Select(clause => clause.Or(number));
        return [.. clauses];
    }

    /// <summary>A part that asks for nothing makes the whole ask for nothing.</summary>
    private IReadOnlyList<NeededClause> Any(IReadOnlyList<QueryNode> parts)
    {
        NeededClause? either = null;
        foreach (var part in parts)
        {
            if (Of(part).MaxBy(clause => clause.Weight) is not { } best) return [];
            either = either is null ? best : either.Or(best);
        }

        return One(either);
    }

    private static NeededClause? Number(IReadOnlyList<QueryNode> parts)
    {
        var words = parts.OfType<QueryNode.Word>().Where(word => word.Field is null or QueryFields.Number).ToList();
        if (words.Count != parts.Count || words.Count is <= 1 or > MaxNumberWords) return null;
        var key = OfficialNumber.Key(string.Concat(words.Select(word => word.Text)));
        return key.Any(char.IsDigit) ? new NeededClause([new NeededTerm(NeededTerm.Key, key)], key.Length) : null;
    }
}
