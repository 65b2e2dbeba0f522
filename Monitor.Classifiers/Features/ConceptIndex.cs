namespace Monitor.Classifiers.Features;

/// <summary>A lexicon made ready for matching. Concepts are numbered by their ordinal order, so numbers do not depend on the file's order.</summary>
internal sealed class ConceptIndex
{
    private readonly TermMatcher _matcher = new();
    private readonly ulong[] _hashes;
    private readonly Aspects[] _aspects;

    public ConceptIndex(IReadOnlyList<LexiconEntry> entries)
    {
        Entries = entries;
        var concepts = entries.GroupBy(entry => entry.Concept).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        Ids = [.. concepts.Select(group => group.Key)];
        Glosses = [.. concepts.Select(group => group.First().Gloss)];
        _hashes = [.. Ids.Select(id => Hashing.Of(id))];
        _aspects = [.. Ids.Select(AspectsOfConcepts.Of)];
        for (var i = 0; i < concepts.Count; i++)
        {
            foreach (var term in concepts[i].SelectMany(entry => entry.Terms))
                _matcher.Add(term, i);
        }
    }

    public IReadOnlyList<LexiconEntry> Entries { get; }

    public IReadOnlyList<string> Ids { get; }

    public IReadOnlyList<string> Glosses { get; }

    public Aspects AspectsOf(int concept) => _aspects[concept];

    public ulong HashOf(int concept) => _hashes[concept];

    public void Find(NormalText text, Range tokens, List<TermMatch> matches) => _matcher.Find(text, tokens, matches);
}
