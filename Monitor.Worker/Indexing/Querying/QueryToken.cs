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
}

internal readonly record struct QueryToken(QueryTokenKind Kind, string Text)
{
    public bool IsLeaf => Kind is QueryTokenKind.Word or QueryTokenKind.Phrase or QueryTokenKind.Prefix;

    public bool StartsOperand => IsLeaf || Kind is QueryTokenKind.Field or QueryTokenKind.Open or QueryTokenKind.Not or QueryTokenKind.Minus;

    public bool EndsOperand => IsLeaf || Kind is QueryTokenKind.Close;
}
