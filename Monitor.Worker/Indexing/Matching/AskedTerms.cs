using System.Text;
using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>The terms of a word or phrase that is asked for, as the index would hold them, each with its distance from the first.</summary>
internal sealed record AskedWords(IReadOnlyList<byte[]> Terms, IReadOnlyList<int> Distances)
{
    public static AskedWords Of(IReadOnlyList<AnalysedTerm> terms) =>
        new([.. terms.Select(term => Encoding.UTF8.GetBytes(term.Text))], [.. terms.Select(term => term.Position - terms[0].Position)]);

    /// <summary>Each right behind the one before, whatever was left out between them.</summary>
    public AskedWords Touching => this with { Distances = [.. Enumerable.Range(0, Terms.Count)] };
}

/// <summary>What is asked for is cut into terms once: searches use the same words again and again.</summary>
internal sealed class AskedTerms
{
    private const int MostKept = 20_000;

    private readonly Dictionary<(string? Language, string Text), IReadOnlyList<AnalysedTerm>> _cut = [];
    private readonly Dictionary<(string? Language, string Text), AskedWords> _words = [];

    /// <summary>The terms as written.</summary>
    public IReadOnlyList<AnalysedTerm> Cut(string text) => Cut(null, text);

    /// <summary>The terms in the grammar of a language; null as written.</summary>
    public IReadOnlyList<AnalysedTerm> Cut(string? language, string text)
    {
        if (_cut.TryGetValue((language, text), out var known)) return known;
        if (_cut.Count >= MostKept) _cut.Clear();
        return _cut[(language, text)] = language is null ? TextTerms.Neutral(text) : TextTerms.In(language, text);
    }

    /// <summary>As <see cref="Cut(string?, string)"/>, ready to be looked for; there must be at least one.</summary>
    public AskedWords Words(string? language, string text)
    {
        if (_words.TryGetValue((language, text), out var known)) return known;
        if (_words.Count >= MostKept) _words.Clear();
        return _words[(language, text)] = AskedWords.Of(Cut(language, text));
    }
}
