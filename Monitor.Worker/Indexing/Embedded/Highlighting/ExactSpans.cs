using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>Finds the marks of a query in a short text, to the character, by cutting it into terms as the index did.</summary>
internal static class ExactSpans
{
    /// <param name="field">Title or text.</param>
    /// <param name="language">The grammar that the document is indexed in.</param>
    /// <returns>In the order of the text.</returns>
    public static List<Span> Of(string text, string field, string? language, MarkSet marks)
    {
        var spans = new List<Span>();
        List<AnalysedTerm>? neutral = null, stems = null;
        foreach (var mark in marks.All.Where(mark => mark.IsOf(field) && (mark.Language is null || mark.Language == language)))
        {
            if (neutral is null) (neutral, stems) = TermsOf(text, language, marks);
            Add(mark, mark.Language is null ? neutral : stems!, spans);
        }

        spans.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return spans;
    }

    private static void Add(Mark mark, List<AnalysedTerm> terms, List<Span> spans)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            if (mark.IsPrefix ? terms[i].Text.StartsWith(mark.Terms[0].Text, StringComparison.Ordinal) : mark.Slop > 0 && mark.Terms.Any(term => term.Text == terms[i].Text))
                spans.Add(new Span(terms[i].Start, terms[i].End, mark.Leaf));
            else if (!mark.IsPrefix && mark.Slop == 0 && terms[i].Text == mark.Terms[0].Text && End(mark, terms, i) is { } end)
                spans.Add(new Span(terms[i].Start, end, mark.Leaf));
        }
    }

    /// <summary>The end of the last term when all follow the first as in the mark, else null.</summary>
    private static int? End(Mark mark, List<AnalysedTerm> terms, int first)
    {
        var (end, at) = (terms[first].End, first);
        foreach (var term in mark.Terms.Skip(1))
        {
            var place = terms[first].Position + term.Position - mark.Terms[0].Position;
            while (at < terms.Count && (terms[at].Position < place || (terms[at].Position == place && terms[at].Text != term.Text))) at++;
            if (at == terms.Count || terms[at].Position != place) return null;
            end = Math.Max(end, terms[at].End);
        }

        return end;
    }

    /// <summary>Only those that are looked for, at their places among all.</summary>
    private static (List<AnalysedTerm> Neutral, List<AnalysedTerm> Stems) TermsOf(string text, string? language, MarkSet marks) =>
        (WordBreaks.CanRead(text) ? Plain(text, language, marks) : null) ?? (TextTerms.Indexed(text), language is null ? [] : TextTerms.In(language, text));

    private static (List<AnalysedTerm>, List<AnalysedTerm>)? Plain(string text, string? language, MarkSet marks)
    {
        var (forms, place) = (WordForms.In(language), -1);
        var (neutral, stems) = (new List<AnalysedTerm>(), new List<AnalysedTerm>());
        for (var words = new WordBreaks(text); words.MoveNext();)
        {
            if (forms.Of(text.AsSpan(words.Start, words.End - words.Start)) is not { } form) return null;
            place += words.Step;
            if (marks.Wants(form.Neutral)) neutral.Add(new AnalysedTerm(form.Neutral, place, words.Start, words.End));
            if (form.Stem is not null && marks.Wants(form.Stem)) stems.Add(new AnalysedTerm(form.Stem, place, words.Start, words.End));
        }

        return (neutral, stems);
    }
}
