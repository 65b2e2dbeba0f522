namespace Monitor.Worker.Indexing.Querying;

internal enum QueryTokenKind
{
    Word,
    Phrase,
    Prefix,
    Field,
    Open,
    Close,
    And,
    Or,
    Not,
    Minus,
    Near,
}

/// <param name="Width">Of a phrase its slop, of NEAR its distance.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Width = 0)
{
    public bool IsLeaf => Kind is QueryTokenKind.Word or QueryTokenKind.Phrase or QueryTokenKind.Prefix;

    public bool StartsOperand => IsLeaf || Kind is QueryTokenKind.Field or QueryTokenKind.Open or QueryTokenKind.Not or QueryTokenKind.Minus;

    public bool EndsOperand => IsLeaf || Kind is QueryTokenKind.Close;
}
