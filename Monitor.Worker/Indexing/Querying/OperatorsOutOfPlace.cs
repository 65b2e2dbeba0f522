namespace Monitor.Worker.Indexing.Querying;

/// <summary>An AND, OR, NEAR or NOT that joins nothing is an ordinary word: OR may be Oregon.</summary>
internal static class OperatorsOutOfPlace
{
    public static void BecomeWords(List<QueryToken> tokens, ICollection<string> notes)
    {
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            var token = tokens[i];
            if (token.Kind is not (QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Not or QueryTokenKind.Near) || IsInPlace(tokens, i)) continue;
            tokens[i] = new QueryToken(QueryTokenKind.Word, token.Text);
            if (token.Text != QueryTokenizer.PlainNear) notes.Add($"“{token.Text}” joins nothing where it stands; it was taken as a word.");
        }
    }

    private static bool IsInPlace(List<QueryToken> tokens, int i) =>
        i + 1 < tokens.Count && tokens[i + 1].StartsOperand
        && (tokens[i].Kind is QueryTokenKind.Not || (i > 0 && tokens[i - 1].EndsOperand))
        && (tokens[i].Kind is not QueryTokenKind.Near || tokens[i + 1].Kind is not (QueryTokenKind.Not or QueryTokenKind.Minus));
}
