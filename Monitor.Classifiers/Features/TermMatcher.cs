using System.Text;

namespace Monitor.Classifiers.Features;

/// <summary>
/// Finds many phrases in a normal text at once. A word of a phrase that ends in <c>*</c> matches every ending;
/// in scripts without spaces a phrase matches anywhere in a run.
/// </summary>
internal sealed class TermMatcher
{
    public const ulong AnyLanguage = ulong.MaxValue;
    private readonly Lock _building = new();
    private List<(string Path, TermEnding Ending)> _phrases = [];
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
        var path = new StringBuilder();
        var anywhere = false;
        var text = new NormalText();
        foreach (var word in term.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Clear();
            text.Append(word);
            foreach (var token in text.Tokens)
            {
                if (path.Length > 0)
                    path.Append(' ');
                path.Append(text.Slice(token.Start, token.Length));
                anywhere = token.Kind == TokenKind.Run;
            }
            if (word.EndsWith('*') && !anywhere && path.Length > 0)
                path.Append(TermTrie.AnyEnding);
        }
        if (path.Length > 0)
            _phrases.Add((path.ToString(), new TermEnding(id, anywhere, languages)));
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

    // A lexicon's phrases one by one are several times the size of what is walked, and are of no use any more.
    private TermTrie Build()
    {
        lock (_building)
        {
            if (_trie is { } built)
                return built;
            var trie = new TermTrie(_phrases);
            _phrases = [];
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
}

// Id: As given to <see cref="TermMatcher.Add"/>.
internal readonly record struct TermMatch(int Id, int Start, int Length);
