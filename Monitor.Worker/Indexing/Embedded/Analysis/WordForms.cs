using System.Collections.Concurrent;
using System.Text;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>A word of a text as it stands in the index: folded, and in the grammar of its language.</summary>
/// <param name="Stem">Null where it is the word as written, the language leaves the word out, or its grammar is not known.</param>
internal sealed record WordForm(string Neutral, byte[] NeutralBytes, string? Stem, byte[]? StemBytes);

/// <summary>
/// The forms of the words of one language, each made once by Lucene's own analyzers. Few words make up most of any text.
/// </summary>
/// <param name="language">A code that <see cref="Languages.Known"/> gave, or null.</param>
internal sealed class WordForms(string? language)
{
    private const int MostKept = 40_000;

    private static readonly ConcurrentDictionary<string, WordForms> All = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, WordForm?> _forms = new(WordComparer.Instance);
    private int _count;

    public static WordForms In(string? language) => All.GetOrAdd(language ?? "", static code => new WordForms(code.Length == 0 ? null : code));

    /// <returns>Null when the word is more than one in its language's grammar: then the text is for Lucene's analyzers.</returns>
    public WordForm? Of(ReadOnlySpan<char> word)
    {
        if (_forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known)) return known;
        var form = Make(word.ToString());
        if (Volatile.Read(ref _count) < MostKept && _forms.TryAdd(word.ToString(), form)) Interlocked.Increment(ref _count);
        return form;
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
