namespace Monitor.Classifiers.Features;

/// <summary>
/// Finds many phrases in a normal text at once. A word of a phrase that ends in <c>*</c> matches every ending;
/// in scripts without spaces a phrase matches anywhere in a run.
/// </summary>
internal sealed class TermMatcher
{
    private const char AnyEnding = '\u0001';
    private readonly Dictionary<ulong, int> _edges = [];
    private readonly Dictionary<int, Ending> _endings = [];
    private int _nodes = 1;

    /// <summary>Adds a phrase under an id; the first id of a phrase stays.</summary>
    public void Add(string term, int id)
    {
        var node = 0;
        var anywhere = false;
        var text = new NormalText();
        foreach (var word in term.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Clear();
            text.Append(word);
            foreach (var token in text.Tokens)
            {
                node = node == 0 ? node : Step(node, ' ');
                foreach (var unit in text.Slice(token.Start, token.Length))
                    node = Step(node, unit);
                anywhere = token.Kind == TokenKind.Run;
            }
            if (word.EndsWith('*') && !anywhere && node != 0)
                node = Step(node, AnyEnding);
        }
        if (node != 0)
            _endings.TryAdd(node, new Ending(id, anywhere));
    }

    /// <summary>Reports every match that starts in one of the tokens, also overlapping ones.</summary>
    public void Find(NormalText text, Range tokens, List<TermMatch> matches)
    {
        foreach (var token in text.Tokens[tokens])
        {
            if (token.Kind != TokenKind.Run)
            {
                WalkWord(text.Chars, 0, token.Start, token.Start, matches);
                continue;
            }
            for (var i = 0; i < token.Length; i++)
                Walk(text.Chars, 0, token.Start + i, token.Start + i, matches);
        }
    }

    private void Walk(ReadOnlySpan<char> text, int node, int start, int at, List<TermMatch> matches)
    {
        while (true)
        {
            var atEnd = at >= text.Length || text[at] is ' ' or NormalText.SentenceBreak;
            if (_endings.TryGetValue(node, out var ending) && (atEnd || ending.Anywhere))
                matches.Add(new TermMatch(ending.Id, start, at - start));
            if (Next(node, AnyEnding, out var open))
                Walk(text, open, start, EndOfToken(text, at), matches);
            if (at >= text.Length || !Next(node, text[at], out node))
                return;
            if (text[at++] == ' ')
            {
                WalkWord(text, node, start, at, matches);
                return;
            }
        }
    }

    // Arabic and Hebrew write "and", "the", "to" onto the word; the phrase is given without them.
    private void WalkWord(ReadOnlySpan<char> text, int node, int start, int at, List<TermMatch> matches)
    {
        Walk(text, node, start, at, matches);
        var clitics = AttachedWords.Longest(text, at, EndOfToken(text, at));
        for (var skipped = 1; skipped <= clitics; skipped++)
            Walk(text, node, start, at + skipped, matches);
    }

    private static int EndOfToken(ReadOnlySpan<char> text, int at)
    {
        var length = text[at..].IndexOfAny(' ', NormalText.SentenceBreak);
        return length < 0 ? text.Length : at + length;
    }

    private int Step(int node, char unit)
    {
        var edge = Edge(node, unit);
        if (!_edges.TryGetValue(edge, out var next))
            _edges[edge] = next = _nodes++;
        return next;
    }

    private bool Next(int node, char unit, out int next) => _edges.TryGetValue(Edge(node, unit), out next);

    private static ulong Edge(int node, char unit) => ((ulong)(uint)node << 16) | unit;

    private readonly record struct Ending(int Id, bool Anywhere);
}

// Id: As given to <see cref="TermMatcher.Add"/>.
internal readonly record struct TermMatch(int Id, int Start, int Length);
