using System.Security.Cryptography;

namespace Monitor.Classifiers.Features;

/// <summary>Concepts and how each language words them: what lets a language with few labels be understood.</summary>
public sealed class Lexicon
{
    private readonly Lazy<IReadOnlyList<ConceptSummary>> _concepts;

    internal Lexicon(IReadOnlyList<LexiconEntry> entries, string hash)
    {
        Entries = entries;
        Hash = hash;
        _concepts = new(Summarise);
    }

    public IReadOnlyList<LexiconEntry> Entries { get; }

    /// <summary>SHA-256 of the file's bytes, lower-case hex; with edits, of that hash and what they change.</summary>
    public string Hash { get; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<ConceptSummary> Concepts => _concepts.Value;

    public static string ShippedPath => Path.Combine(AppContext.BaseDirectory, "Features", "lexicon.tsv");

    /// <exception cref="LexiconFileException">The file has mistakes.</exception>
    public static Lexicon LoadShipped() => Load(ShippedPath);

    /// <summary>Reads a lexicon strictly: <c>concept, gloss, language, term|term|...</c> separated by tabs, under a header.</summary>
    /// <exception cref="LexiconFileException">The file is missing or wrong; the exception lists every mistake.</exception>
    public static Lexicon Load(string path)
    {
        if (!File.Exists(path))
            throw new LexiconFileException(path, ["there is no such file; restore Features/lexicon.tsv beside the program"]);
        var (entries, mistakes) = LexiconFile.Parse(File.ReadAllLines(path));
        if (mistakes.Count > 0)
            throw new LexiconFileException(path, mistakes);
        return new Lexicon(entries, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
    }

    /// <summary>
    /// A lexicon with these edits, and this one itself if they change nothing. Of edits of one term the last counts. A row without terms
    /// and a concept without rows disappear.
    /// </summary>
    /// <exception cref="ArgumentException">An edit would spoil the lexicon, see <see cref="LexiconEdit.Mistakes"/>, or a new concept has no gloss.</exception>
    public Lexicon With(IReadOnlyList<LexiconEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        return LexiconEditing.Apply(this, edits);
    }

    /// <summary>Concepts, by id or gloss, and terms that contain the text, whatever its case and accents: equal ones first, then those that begin with it.</summary>
    public IReadOnlyList<LexiconHit> Search(string text, int take)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LexiconSearch.Find(this, text, take);
    }

    private IReadOnlyList<ConceptSummary> Summarise() =>
    [
        .. Entries.GroupBy(entry => entry.Concept).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ConceptSummary(group.Key, group.First().Gloss, group.Count(), group.Sum(entry => entry.Terms.Count))),
    ];
}
