using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>Puts beside what was asked what the lexicon calls the same in other languages; concept: asks for it alone.</summary>
internal sealed class Widener(ConceptWords concepts, ISet<string> notes)
{
    private readonly List<WidenedAsk> _done = [];

    public IReadOnlyList<WidenedAsk> Done => _done;

    /// <param name="everywhere">Whether plain words and phrases are widened too.</param>
    public QueryNode Widen(QueryNode node, bool everywhere) => node switch
    {
        QueryNode.Not(var part) => new QueryNode.Not(Widen(part, everywhere: false)),
        QueryNode.Any(var parts) => new QueryNode.Any([.. parts.Select(part => Widen(part, everywhere))]),
        QueryNode.All(var parts) => Joined([.. everywhere ? Runs(parts) : parts.Select(part => Widen(part, everywhere))]),
        _ when node.AsText is { Field: QueryFields.Concept } leaf => Concept(leaf.Text),
        QueryNode.Word or QueryNode.Phrase when everywhere && node.AsText is { Field: null or QueryFields.Title } leaf => Beside(node, leaf.Text, leaf.Field),
        _ => node,
    };

    private static QueryNode Joined(IReadOnlyList<QueryNode> parts) => parts.Count == 1 ? parts[0] : new QueryNode.All(parts);

    private QueryNode Concept(string words)
    {
        if (concepts.Find(words) is { } entry)
        {
            _done.Add(new WidenedAsk(words, entry.Gloss, entry.Terms));
            return new QueryNode.Any([new QueryNode.Phrase(entry.Gloss, null), .. entry.Terms.Select(term => TermOf(term.Term, null)).OfType<QueryNode>()]);
        }

        var suggested = concepts.Suggest(words).ToList();
        notes.Add($"The lexicon has no concept “{words}”" + (suggested.Count > 0 ? $"; perhaps {string.Join(", ", suggested)}." : ".") + " It was taken as words.");
        return new QueryNode.Word(words, null);
    }

    /// <summary>Words side by side that together name a concept are widened together, the longest run first.</summary>
    private IEnumerable<QueryNode> Runs(IReadOnlyList<QueryNode> parts)
    {
        for (var i = 0; i < parts.Count;)
        {
            var length = RunOf(parts, i);
            if (length == 1)
            {
                yield return Widen(parts[i++], everywhere: true);
                continue;
            }

            List<QueryNode> words = [.. parts.Skip(i).Take(length)];
            i += length;
            yield return Beside(new QueryNode.All(words), string.Join(' ', words.Select(word => word.AsText!.Value.Text)), words[0].AsText!.Value.Field);
        }
    }

    private int RunOf(IReadOnlyList<QueryNode> parts, int start)
    {
        var most = 0;
        while (start + most < parts.Count && most < concepts.LongestName && parts[start + most] is QueryNode.Word { Field: null }) most++;
        for (var length = most; length > 1; length--)
        {
            if (concepts.Find(string.Join(' ', parts.Skip(start).Take(length).Select(part => part.AsText!.Value.Text))) is not null) return length;
        }

        return 1;
    }

    private QueryNode Beside(QueryNode node, string words, string? field)
    {
        if (concepts.Find(words) is not { } entry) return node;
        _done.Add(new WidenedAsk(words, entry.Gloss, entry.Terms));
        return new QueryNode.Any([node, .. entry.Terms.Select(term => TermOf(term.Term, field)).OfType<QueryNode>()]);
    }

    private static QueryNode? TermOf(string term, string? field)
    {
        var words = term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 2 && words[0].EndsWith('*')) return new QueryNode.Near(Part(words[0], field), Part(words[1], field), 1);
        var bare = term.TrimEnd('*');
        return bare.Length == term.Length ? new QueryNode.Phrase(bare, field) : new QueryNode.Prefix(bare, field);
    }

    private static QueryNode Part(string word, string? field) =>
        word.EndsWith('*') ? new QueryNode.Prefix(word.TrimEnd('*'), field) : new QueryNode.Phrase(word, field);
}
