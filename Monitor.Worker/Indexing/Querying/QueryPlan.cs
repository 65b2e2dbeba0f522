using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>A question as every index understands it: the tree of its words, what must hold besides, and the page that is wanted.</summary>
/// <param name="Root">Null: everything.</param>
/// <param name="Notes">For the person who typed it; an index may add its own.</param>
internal sealed record QueryPlan(
    QueryNode? Root, ResultFilter Filter, int Skip, int Take, DateOnly Today, IReadOnlyList<WidenedAsk> Widened, SortedSet<string> Notes)
{
    public const int MostSkipped = 10_000;
    public const int MostTaken = 200;

    /// <summary>False when nothing in it tells one match from another by its words: the newest are then the best.</summary>
    public bool RanksByWords { get; } = Root is not null && HasWords(Root);

    /// <summary>Whether its words may be parts of an official number.</summary>
    public bool MayBeNumber { get; } = Root is not null && Root.Everything().Any(node => node.AsText?.Text.Any(char.IsDigit) is true);

    public static QueryPlan From(SearchQuery query, DateOnly today, ConceptWords concepts)
    {
        var notes = new SortedSet<string>(StringComparer.Ordinal);
        var parsed = SearchTextParser.Parse(query.Text, today);
        if (parsed.Note is { } note) notes.Add(note);
        var widener = new Widener(concepts, notes);
        var root = parsed.Root is null ? null : widener.Widen(parsed.Root, query.OtherLanguages);
        if (query.Skip > MostSkipped) notes.Add($"Only the first {MostSkipped} hits can be turned to; narrow the search.");
        return new QueryPlan(
            root, ResultFilter.From(query, notes), Math.Clamp(query.Skip, 0, MostSkipped), Math.Clamp(query.Take, 0, MostTaken), today, widener.Done, notes);
    }

    /// <summary>All notes in one; null when there are none.</summary>
    public string? Note => Notes.Count == 0 ? null : string.Join(' ', Notes);

    /// <summary>What is required beside each other, each as a question of its own: they tell why the whole finds nothing.</summary>
    public IEnumerable<QueryPlan> Parts()
    {
        IReadOnlyList<QueryNode> parts = Root switch
        {
            QueryNode.All(var all) => all,
            { } one => [one],
            null => [],
        };
        return parts.Where(part => part is not QueryNode.Not).Select(part => this with { Root = part, Notes = [] });
    }

    /// <summary>The hint for a question without a hit.</summary>
    /// <param name="missing">Of its parts, those that find nothing by themselves.</param>
    public void NoteNothing(IEnumerable<QueryPlan> missing)
    {
        if (Root is null) return;
        var parts = missing.Select(part => part.Root!).ToList();
        Notes.UnionWith(MissingWords.Told(parts, Today));
        if (parts.Count > 0) return;
        Notes.Add(Filter.Chosen.Count > 0 || Filter.HasRange
            ? "There are items with these words, but not with what is chosen beside them or not together."
            : "Each of these is found, but no item has all of them; OR between words finds items with any.");
    }

    private static bool HasWords(QueryNode node) => node switch
    {
        QueryNode.Not => false,
        QueryNode.Days => false,
        QueryNode.All(var parts) => parts.Any(HasWords),
        QueryNode.Any(var parts) => parts.Any(HasWords),
        QueryNode.Near => true,
        _ => node.AsText is { } leaf && !QueryFields.IsFacet(leaf.Field) && leaf.Text.Any(char.IsLetterOrDigit),
    };
}
