using System.Collections.Concurrent;
using System.Numerics;
using System.Text;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>A word of a text as it stands in the index: folded, and in the grammar of its language.</summary>
/// <param name="Stem">Null where it is the word as written, the language leaves the word out, or its grammar is not known.</param>
internal sealed record WordForm(string Neutral, byte[] NeutralBytes, string? Stem, byte[]? StemBytes);

/// <summary>
/// The forms of the words of one language, each made once by Lucene's own analyzers. Few words make up most of any text: those met lately
/// are kept, of a generation before only what is met again.
/// </summary>
/// <param name="language">A code that <see cref="Languages.Known"/> gave, or null.</param>
internal sealed class WordForms(string? language)
{
    private const int Generation = 30_000;

    // Seeded: a document cannot be written to make its words collide.
    private static readonly uint Seed = (uint)Random.Shared.NextInt64();
    private static readonly ConcurrentDictionary<string, WordForms> All = new(StringComparer.Ordinal);

    private volatile WordTable<WordForm> _young = new();
    private volatile WordTable<WordForm>? _old;

    public static WordForms In(string? language) => All.GetOrAdd(language ?? "", static code => new WordForms(code.Length == 0 ? null : code));

    /// <returns>Null when the word is more than one in its language's grammar: then the text is for Lucene's analyzers.</returns>
    public WordForm? Of(ReadOnlySpan<char> word)
    {
        var hash = HashOf(word);
        if (_young.TryGet(word, hash, out var known)) return known;
        var form = _old is { } old && old.TryGet(word, hash, out var met) ? met : Make(word.ToString());
        var young = _young;
        young.Add(word, hash, form);
        // Two that see it full at once lose a few words, which are then made again.
        if (young.Count >= Generation && ReferenceEquals(young, _young)) (_old, _young) = (young, new WordTable<WordForm>());
        return form;
    }

    // The runtime's own hash of characters takes longer than all else that is done with a word.
    private static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var unit in word) hash = BitOperations.RotateLeft((hash ^ unit) * 0x9E3779B1u, 13);
        hash ^= hash >> 15;
        return hash * 0x85EBCA6Bu;
    }

    private WordForm? Make(string word)
    {
        var neutral = FoldingFilter.Fold(word);
        var stems = language is null ? [] : TextTerms.In(language, word);
        if (stems.Count > 1) return null;
        var stem = stems.Count == 1 && stems[0].Text != neutral ? stems[0].Text : null;
        return new WordForm(neutral, Encoding.UTF8.GetBytes(neutral), stem, stem is null ? null : Encoding.UTF8.GetBytes(stem));
    }
}
