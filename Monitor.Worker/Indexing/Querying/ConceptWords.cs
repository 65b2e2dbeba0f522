using System.Collections.Frozen;
using Monitor.Classifiers.Features;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>
/// What the lexicon's concepts are called in each language, as far as it serves a search. Single common words ("retain") tell the
/// classifier something among others; a search for them alone would find everything, so they are left out.
/// </summary>
internal sealed class ConceptWords
{
    private const int MostOfLanguage = 4;
    private const int LongWord = 11;
    private const int LongRun = 4;

    private readonly FrozenDictionary<string, Entry> _byWords;
    private readonly FrozenDictionary<string, Entry> _byId;

    private ConceptWords(IEnumerable<Entry> entries, IEnumerable<(string Words, string Concept)> names)
    {
        _byId = entries.ToFrozenDictionary(entry => entry.Id);
        _byWords = names.Where(name => name.Words.Length > 0 && _byId.ContainsKey(name.Concept)).DistinctBy(name => name.Words)
            .ToFrozenDictionary(name => name.Words, name => _byId[name.Concept]);
        LongestName = _byWords.Count == 0 ? 0 : _byWords.Keys.Max(words => words.Count(letter => letter == ' ') + 1);
    }

    public static ConceptWords None { get; } = new([], []);

    /// <summary>In words, of the longest name.</summary>
    public int LongestName { get; }

    public static ConceptWords Of(Lexicon lexicon)
    {
        var concepts = lexicon.Entries.GroupBy(entry => entry.Concept).ToList();
        var entries = concepts.Select(concept => new Entry(concept.Key, concept.First().Gloss, [.. concept.SelectMany(Serving)]));
        // The gloss itself first: "data retention" means that concept, whatever else has it among its terms.
        var names = concepts.Select(concept => (TextFoldingWords(concept.First().Gloss), concept.Key))
            .Concat(concepts.Select(concept => (TextFoldingWords(concept.Key.Replace('-', ' ')), concept.Key)))
            .Concat(concepts.SelectMany(concept => concept.SelectMany(Serving).Where(term => !term.Term.Contains('*', StringComparison.Ordinal)).Select(term => (TextFoldingWords(term.Term), concept.Key))));
        return new ConceptWords(entries, names);
    }

    /// <summary>The concept of this id or name, or null.</summary>
    public Entry? Find(string words) => _byId.GetValueOrDefault(words.Trim().ToLowerInvariant()) ?? _byWords.GetValueOrDefault(TextFoldingWords(words));

    /// <summary>A word of which the concept's name begins, for people who have half of it.</summary>
    public IEnumerable<string> Suggest(string words) =>
        _byId.Values.Where(entry => entry.Gloss.Contains(words, StringComparison.OrdinalIgnoreCase) || entry.Id.Contains(words, StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Id).Order(StringComparer.Ordinal).Take(5);

    private static string TextFoldingWords(string text) => string.Join(' ', TextFolding.Fold(text).Split([' ', '-', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<WidenedTerm> Serving(LexiconEntry entry) =>
        entry.Terms.Where(Serves).OrderBy(term => term.Count(letter => letter == '*')).Take(MostOfLanguage).Select(term => new WidenedTerm(entry.Language, term));

    private static bool Serves(string term)
    {
        var words = term.Split(' ');
        // A star in the middle can be said for two words only, as nearness.
        if (words.Length > 2 && words[..^1].Any(word => word.EndsWith('*'))) return false;
        return words.Length > 1 || term.TrimEnd('*').Length >= (term.Any(letter => letter >= '\u2E80') ? LongRun : LongWord);
    }

    /// <param name="Gloss">The meaning in English.</param>
    public sealed record Entry(string Id, string Gloss, IReadOnlyList<WidenedTerm> Terms);
}
