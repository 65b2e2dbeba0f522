using System.Text;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>A term on its way into the index.</summary>
/// <param name="Step">How many places after the one before it.</param>
internal readonly record struct CapturedTerm(byte[] Bytes, int Step);

/// <summary>
/// A text cut into terms once: as written, and the stems that are not the words as written, with where each place of the text begins.
/// A stem that is the word itself is found by the word: keeping it twice would cost a fifth of the index.
/// </summary>
/// <param name="Places">By place of a word in the text, the character it begins with. Ascending.</param>
internal sealed record AnalysedText(IReadOnlyList<CapturedTerm> Neutral, IReadOnlyList<CapturedTerm> Stems, IReadOnlyList<int> Places)
{
    /// <param name="language">A code that <see cref="Languages.Known"/> gave, or null.</param>
    public static AnalysedText Of(string text, string? language) => (WordBreaks.CanRead(text) ? Plain(text, language) : null) ?? AnyScript(text, language);

    private static AnalysedText? Plain(string text, string? language)
    {
        var (forms, guess) = (WordForms.In(language), text.Length / 6);
        var (neutral, stems, places) = (new List<CapturedTerm>(guess), new List<CapturedTerm>(language is null ? 0 : guess), new List<int>(guess));
        var passed = 0;
        for (var words = new WordBreaks(text); words.MoveNext();)
        {
            if (forms.Of(text.AsSpan(words.Start, words.End - words.Start)) is not { } form) return null;
            neutral.Add(new CapturedTerm(form.NeutralBytes, words.Step));
            for (var i = 0; i < words.Step; i++) places.Add(words.Start);
            passed += words.Step;
            if (form.StemBytes is null) continue;
            stems.Add(new CapturedTerm(form.StemBytes, passed));
            passed = 0;
        }

        return new AnalysedText(neutral, stems, places);
    }

    private static AnalysedText AnyScript(string text, string? language)
    {
        var (places, written) = (new List<int>(), new List<string>());
        var terms = TextTerms.Indexed(text);
        foreach (var term in terms)
        {
            while (places.Count <= term.Position)
            {
                places.Add(Math.Max(term.Start, places.Count > 0 ? places[^1] : 0));
                written.Add(term.Text);
            }
        }

        var stems = language is null ? [] : TextTerms.In(language, text);
        return new AnalysedText(Captured(terms), Captured([.. stems.Where(stem => stem.Position >= written.Count || written[stem.Position] != stem.Text)]), places);
    }

    private static List<CapturedTerm> Captured(List<AnalysedTerm> terms)
    {
        var (captured, last) = (new List<CapturedTerm>(terms.Count), -1);
        foreach (var term in terms)
        {
            captured.Add(new CapturedTerm(Encoding.UTF8.GetBytes(term.Text), term.Position - last));
            last = term.Position;
        }

        return captured;
    }
}
