namespace Monitor.Classifiers.Features;

/// <summary>
/// Finds many phrases in a normal text at once. A word of a phrase that ends in <c>*</c> matches every ending;
/// in scripts without spaces a phrase matches anywhere in a run.
/// </summary>
internal sealed class TermMatcher
{
    public const ulong AnyLanguage = ulong.MaxValue;
    private const char AnyEnding = '\u0001';
    private readonly Lock _building = new();
    private Dictionary<(int Node, char Unit), int> _edges = [];
    private Dictionary<int, List<TermEnding>> _endings = [];
    private int _nodes = 1;
    private volatile TermTrie? _trie;

    /// <summary>Adds a phrase under an id; a phrase may stand under several.</summary>
    /// <param name="term">Words, each perhaps with <c>*</c>.</param>
    /// <param name="id">What a match reports.</param>
    /// <param name="languages">The languages whose phrase it is, one bit each.</param>
    /// <exception cref="InvalidOperationException">Something was already sought.</exception>
    public void Add(string term, int id, ulong languages = AnyLanguage)
    {
        if (_trie is not null)
            throw new InvalidOperationException("Phrases are added before the first search.");
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
            AddEnding(node, new TermEnding(id, anywhere, languages));
    }

    // The same word in several languages is one ending with all their bits.
    private void AddEnding(int node, TermEnding ending)
    {
        if (!_endings.TryGetValue(node, out var endings))
            _endings[node] = endings = [];
        var known = endings.FindIndex(other => other.Id == ending.Id);
        if (known < 0)
            endings.Add(ending);
        else
            endings[known] = endings[known] with { Languages = endings[known].Languages | ending.Languages };
    }

    /// <summary>Reports every match of a phrase of these languages that starts in one of the tokens, also overlapping ones.</summary>
    public void Find(NormalText text, Range tokens, List<TermMatch> matches, ulong languages = AnyLanguage)
    {
        var trie = _trie ?? Build();
        foreach (var token in text.Tokens[tokens])
        {
            if (token.Kind != TokenKind.Run)
            {
                WalkWord(trie, text.Chars, 0, token.Start, token.Start, matches, languages);
                continue;
            }
            for (var i = 0; i < token.Length; i++)
                Walk(trie, text.Chars, 0, token.Start + i, token.Start + i, matches, languages);
        }
    }

    // A lexicon's phrases as dictionaries are several times the size of what is walked, and are of no use any more.
    private TermTrie Build()
    {
        lock (_building)
        {
            if (_trie is { } built)
                return built;
            var trie = new TermTrie(_edges, _endings, _nodes, AnyEnding);
            (_edges, _endings) = ([], []);
            return _trie = trie;
        }
    }

    private static void Walk(TermTrie trie, ReadOnlySpan<char> text, int node, int start, int at, List<TermMatch> matches, ulong languages)
    {
        while (true)
        {
            var atEnd = at >= text.Length || text[at] is ' ' or NormalText.SentenceBreak;
            foreach (ref readonly var ending in trie.EndingsOf(node))
            {
                if ((ending.Languages & languages) != 0 && (atEnd || ending.Anywhere))
                    matches.Add(new TermMatch(ending.Id, start, at - start));
            }
            if (trie.OpenOf(node) is > 0 and var open)
                Walk(trie, text, open, start, EndOfToken(text, at), matches, languages);
            if (at >= text.Length || (node = trie.Next(node, text[at])) == 0)
                return;
            if (text[at++] == ' ')
            {
                WalkWord(trie, text, node, start, at, matches, languages);
                return;
            }
        }
    }

    // Arabic and Hebrew write "and", "the", "to" onto the word; the phrase is given without them.
    private static void WalkWord(TermTrie trie, ReadOnlySpan<char> text, int node, int start, int at, List<TermMatch> matches, ulong languages)
    {
        Walk(trie, text, node, start, at, matches, languages);
        var clitics = AttachedWords.Longest(text, at, EndOfToken(text, at));
        for (var skipped = 1; skipped <= clitics; skipped++)
            Walk(trie, text, node, start, at + skipped, matches, languages);
    }

    private static int EndOfToken(ReadOnlySpan<char> text, int at)
    {
        var length = text[at..].IndexOfAny(' ', NormalText.SentenceBreak);
        return length < 0 ? text.Length : at + length;
    }

    private int Step(int node, char unit)
    {
        if (!_edges.TryGetValue((node, unit), out var next))
            _edges[(node, unit)] = next = _nodes++;
        return next;
    }
}

// Id: As given to <see cref="TermMatcher.Add"/>.
internal readonly record struct TermMatch(int Id, int Start, int Length);
