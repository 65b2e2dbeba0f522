using System.Security.Cryptography;

namespace Monitor.Classifiers.Features;

/// <summary>Concepts and how each language words them: what lets a language with few labels be understood.</summary>
public sealed class Lexicon
{
    internal Lexicon(IReadOnlyList<LexiconEntry> entries, string hash)
    {
        Entries = entries;
        Hash = hash;
    }

    public IReadOnlyList<LexiconEntry> Entries { get; }

    /// <summary>SHA-256 of the file's bytes, lower-case hex.</summary>
    public string Hash { get; }

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
}
