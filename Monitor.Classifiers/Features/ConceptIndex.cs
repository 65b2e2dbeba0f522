namespace Monitor.Classifiers.Features;

/// <summary>A lexicon made ready for matching. Concepts are numbered by their ordinal order, so numbers do not depend on the file's order.</summary>
internal sealed class ConceptIndex
{
    /// <summary>Stands for any of the laws that the lexicon knows by name or number.</summary>
    public static readonly ulong AnyNamedLaw = Hashing.Of(NamedLawPrefix);

    private const string NamedLawPrefix = "act-";

    private readonly TermMatcher _matcher = new();
    private readonly ulong[] _hashes;
    private readonly Aspects[] _aspects;
    private readonly TermLanguages _languages;

    public ConceptIndex(IReadOnlyList<LexiconEntry> entries)
    {
        Entries = entries;
        var concepts = entries.GroupBy(entry => entry.Concept).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        Ids = [.. concepts.Select(group => group.Key)];
        Glosses = [.. concepts.Select(group => group.First().Gloss)];
        _hashes = [.. Ids.Select(id => Hashing.Of(id))];
        _aspects = [.. Ids.Select(AspectsOfConcepts.Of)];
        _languages = new TermLanguages(entries.Select(entry => entry.Language));
        for (var i = 0; i < concepts.Count; i++)
        {
            foreach (var (term, language) in concepts[i].SelectMany(entry => entry.Terms.Select(term => (term, entry.Language))))
                _matcher.Add(term, i, _languages.BitOf(language));
        }
    }

    public IReadOnlyList<LexiconEntry> Entries { get; }

    public IReadOnlyList<string> Ids { get; }

    public IReadOnlyList<string> Glosses { get; }

    public Aspects AspectsOf(int concept) => _aspects[concept];

    /// <summary>A law by name and number, whose id begins with <c>act-</c>.</summary>
    public bool IsNamedLaw(int concept) => Ids[concept].StartsWith(NamedLawPrefix, StringComparison.Ordinal);

    public ulong HashOf(int concept) => _hashes[concept];

    /// <param name="text">What is read.</param>
    /// <param name="tokens">The part of it.</param>
    /// <param name="language">Of the text; null when unknown, and then every language's words count.</param>
    /// <param name="matches">Where matches are added.</param>
    public void Find(NormalText text, Range tokens, string? language, List<TermMatch> matches) =>
        _matcher.Find(text, tokens, matches, _languages.ReadIn(language));
}
