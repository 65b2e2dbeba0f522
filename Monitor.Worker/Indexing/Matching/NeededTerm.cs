namespace Monitor.Worker.Indexing.Matching;

/// <summary>A term as documents have it, and the space in which it is one: neutral, a language, the words of numbers, keys, a facet.</summary>
/// <param name="IsBeginning">A term that begins so is enough.</param>
internal readonly record struct NeededTerm(string Space, string Text, bool IsBeginning = false)
{
    public const string Neutral = "";
    public const string NumberWord = "#";
    public const string Key = "=";

    public static string Facet(string name) => $"facet.{name}";
}

/// <summary>Of these terms a document has at least one, or the search cannot find it.</summary>
/// <param name="Weight">How much it sorts out, as far as that can be told without knowing the documents: long words are rare.</param>
internal sealed record NeededClause(IReadOnlyList<NeededTerm> Terms, int Weight)
{
    /// <summary>One of either will do.</summary>
    public NeededClause Or(NeededClause other) => new([.. Terms.Union(other.Terms)], Math.Min(Weight, other.Weight));
}
