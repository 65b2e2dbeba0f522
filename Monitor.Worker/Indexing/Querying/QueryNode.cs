namespace Monitor.Worker.Indexing.Querying;

/// <summary>What a person asked for, free of any backend. A leaf's field is null when it may be anywhere in the document.</summary>
internal abstract record QueryNode
{
    private QueryNode()
    {
    }

    /// <summary>A word as typed; an index may find it in its other grammatical forms.</summary>
    public sealed record Word(string Text, string? Field) : QueryNode;

    /// <summary>Exactly these words in this order.</summary>
    public sealed record Phrase(string Text, string? Field) : QueryNode;

    /// <summary>The beginning of a word, without its star.</summary>
    public sealed record Prefix(string Text, string? Field) : QueryNode;

    public sealed record All(IReadOnlyList<QueryNode> Parts) : QueryNode;

    public sealed record Any(IReadOnlyList<QueryNode> Parts) : QueryNode;

    public sealed record Not(QueryNode Part) : QueryNode;
}

/// <param name="Root">Null when nothing was asked for: everything is meant.</param>
/// <param name="Note">What was odd, in words for the person who typed it.</param>
internal sealed record ParsedQuery(QueryNode? Root, string? Note);
