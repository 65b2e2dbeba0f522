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
    /// <param name="Slop">How many places words may be away from where they should stand.</param>
    public sealed record Phrase(string Text, string? Field, int Slop = 0) : QueryNode;

    /// <summary>The beginning of a word, without its star.</summary>
    public sealed record Prefix(string Text, string? Field) : QueryNode;

    /// <summary>Both at most so many words apart, in any order, in the same field.</summary>
    /// <param name="Left">A word, a phrase or a prefix; so is the right.</param>
    public sealed record Near(QueryNode Left, QueryNode Right, int Distance) : QueryNode;

    /// <summary>Has a day within these day numbers, both included; null is open.</summary>
    /// <param name="Field">Published, deadline, changed or seen.</param>
    public sealed record Days(string Field, int? From, int? To) : QueryNode;

    public sealed record All(IReadOnlyList<QueryNode> Parts) : QueryNode;

    public sealed record Any(IReadOnlyList<QueryNode> Parts) : QueryNode;

    public sealed record Not(QueryNode Part) : QueryNode;

    /// <summary>Its text and field when it is looked for as text; null for all else.</summary>
    public (string Text, string? Field)? AsText => this switch
    {
        Word word => (word.Text, word.Field),
        Phrase phrase => (phrase.Text, phrase.Field),
        Prefix prefix => (prefix.Text, prefix.Field),
        _ => null,
    };

    /// <summary>This and all that it is made of.</summary>
    public IEnumerable<QueryNode> Everything() => this switch
    {
        All(var parts) => parts.SelectMany(part => part.Everything()).Prepend(this),
        Any(var parts) => parts.SelectMany(part => part.Everything()).Prepend(this),
        Not(var part) => part.Everything().Prepend(this),
        Near(var left, var right, _) => [this, left, right],
        _ => [this],
    };
}

/// <param name="Root">Null when nothing was asked for: everything is meant.</param>
/// <param name="Note">What was odd, in words for the person who typed it.</param>
internal sealed record ParsedQuery(QueryNode? Root, string? Note);
