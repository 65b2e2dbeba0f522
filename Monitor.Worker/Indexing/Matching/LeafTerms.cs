using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>
/// The terms of one word, phrase or prefix, of which a document must have one. Searches use the same words again and again, and each is
/// looked at in every language that can write it: what is known is kept.
/// </summary>
internal sealed class LeafTerms
{
    private const int MostKept = 20_000;

    private static readonly string[] Beginnings = [NeededTerm.Neutral, NeededTerm.NumberWord, NeededTerm.Key];

    private readonly Dictionary<string, NeededTerm[]> _inLanguages = new(StringComparer.Ordinal);

    /// <returns>Null when there is nothing in it to look for.</returns>
    public NeededClause? Word(string text, string? field, bool mayBeNumber) => Leaf(text, field, mayBeNumber, inLanguages: true);

    public NeededClause? Phrase(string text, string? field, bool mayBeNumber) => Leaf(text, field, mayBeNumber, inLanguages: false);

    public static NeededClause? Prefix(string text)
    {
        var terms = TextTerms.Neutral(text);
        if (terms.Count == 0) return null;
        var last = terms[^1].Text;
        return new NeededClause([.. Beginnings.Select(space => new NeededTerm(space, last, IsBeginning: true))], last.Length);
    }

    private NeededClause? Leaf(string text, string? field, bool mayBeNumber, bool inLanguages)
    {
        var neutral = TextTerms.Neutral(text);
        if (neutral.Count == 0) return null;
        var terms = new List<NeededTerm>();
        if (field is not QueryFields.Number)
        {
            terms.Add(Longest(NeededTerm.Neutral, neutral));
            if (inLanguages) terms.AddRange(InLanguages(text));
        }

        if (field is QueryFields.Number || (mayBeNumber && field is null)) terms.AddRange(OfNumber(text));
        return terms.Count == 0 ? null : new NeededClause(terms, neutral.Max(term => term.Text.Length));
    }

    private NeededTerm[] InLanguages(string text)
    {
        if (_inLanguages.TryGetValue(text, out var known)) return known;
        if (_inLanguages.Count >= MostKept) _inLanguages.Clear();
        return _inLanguages[text] = [.. Languages.Codes.Where(code => Script.CanWrite(code, text)).SelectMany(Stems).Distinct()];

        // A stem that is itself a word of the text stands in the index as written only.
        IEnumerable<NeededTerm> Stems(string code)
        {
            var stem = Longest(code, TextTerms.In(code, text));
            yield return stem;
            if (stem.Text.Length > 0) yield return stem with { Space = NeededTerm.Neutral };
        }
    }

    /// <summary>Of several terms all must be there, so any of them will do. A word that the language leaves out is missed in no text of it.</summary>
    private static NeededTerm Longest(string space, List<AnalysedTerm> terms) =>
        new(space, terms.Count == 0 ? "" : terms.MaxBy(term => term.Text.Length).Text);

    private static IEnumerable<NeededTerm> OfNumber(string text)
    {
        if (OfficialNumber.Key(text) is { } key && key.Any(char.IsDigit)) yield return new NeededTerm(NeededTerm.Key, key);
        var parts = OfficialNumber.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.MaxBy(part => part.Length) is { } part) yield return new NeededTerm(NeededTerm.NumberWord, part);
    }
}
