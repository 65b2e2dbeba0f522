using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>
/// One word, phrase or prefix, looked for in every field that may hold it: as written, and in the grammar of each language that it
/// may be in. Its best field counts, so that a word in the title weighs more than in the text.
/// </summary>
/// <param name="mayBeNumber">Whether the words may be parts of an official number; otherwise numbers are not looked through.</param>
internal sealed class LeafQueries(IndexReader reader, IReadOnlyList<string> languages, ICollection<Mark> marks, bool mayBeNumber)
{
    private readonly TermLookup _terms = new(reader);
    private int _leaf;

    /// <param name="isOptional">True for words that a language leaves out ("the"): documents may lack them.</param>
    /// <returns>Null when there is nothing in it to look for.</returns>
    public Query? Word(string text, string? field, out bool isOptional)
    {
        isOptional = false;
        var best = Best(text, field, 0, out var leaf);
        // What is several words, as e-evidence or C-22, is found as written.
        if (best is null || field is QueryFields.Number || TextTerms.Neutral(text) is not [var only]) return best;
        var written = new HashSet<string>(StringComparer.Ordinal) { only.Text };
        foreach (var language in languages.Where(language => Script.CanWrite(language, text)))
        {
            var terms = TextTerms.In(language, text);
            isOptional |= terms.Count == 0;
            if (terms.Count != 1) continue;
            AddText(best, leaf, terms, field, name => IndexFields.In(name, language), FieldWeights.Stem, 0);
            if (written.Add(terms[0].Text)) AddText(best, leaf, terms, field, name => name, FieldWeights.Stem, 0);
        }

        return best;
    }

    /// <summary>Exactly these words: without other grammatical forms.</summary>
    public Query? Phrase(string text, string? field, int slop) => Best(text, field, slop, out _);

    public Query? Prefix(string text, string? field)
    {
        var terms = TextTerms.Neutral(text);
        if (terms.Count == 0) return null;
        var last = terms[^1].Text;
        if (Script.IsUnspaced(last)) return Phrase(text, field, 0);
        var begins = Beginning(last, field);
        if (terms.Count == 1) return begins;
        return new BooleanQuery(true) { { Phrase(text[..terms[^1].Start], field, 0) ?? begins, Occur.MUST }, { begins, Occur.MUST } };
    }

    /// <summary>An official number written in several words, or null when no item has it.</summary>
    public Query? WholeNumber(string text)
    {
        var key = new Term(IndexFields.Key, OfficialNumber.Key(text));
        return key.Text.Any(char.IsDigit) && _terms.Find(key) is not null ? new ConstantScoreQuery(new TermQuery(key)) { Boost = FieldWeights.Key } : null;
    }

    private DisjunctionMaxQuery? Best(string text, string? field, int slop, out int leaf)
    {
        leaf = ++_leaf;
        var terms = TextTerms.Neutral(text);
        // A word too long for any index is in no document; mere signs ask for nothing.
        if (terms.Count == 0) return text.Any(char.IsLetterOrDigit) ? new DisjunctionMaxQuery(0) : null;
        var best = new DisjunctionMaxQuery(FieldWeights.OtherFields);
        AddText(best, leaf, terms, field, name => name, 1, slop);
        if (field is QueryFields.Number || (mayBeNumber && field is null)) AddNumber(best, text);
        return best;
    }

    private void AddText(DisjunctionMaxQuery best, int leaf, List<AnalysedTerm> terms, string? field, Func<string, string> nameOf, float share, int slop)
    {
        if (field is QueryFields.Number) return;
        AddTerms(best, leaf, terms, nameOf(IndexFields.Title), FieldWeights.Title * share, slop);
        if (field is not null) return;
        AddTerms(best, 0, terms, nameOf(IndexFields.Headings), FieldWeights.Headings * share, slop);
        AddTerms(best, leaf, terms, nameOf(IndexFields.Text), share, slop);
    }

    private void AddNumber(DisjunctionMaxQuery best, string text)
    {
        if (WholeNumber(text) is { } whole) best.Add(whole);
        var parts = OfficialNumber.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        AddTerms(best, 0, [.. parts.Select((part, i) => new AnalysedTerm(part, i, 0, 0))], IndexFields.Number, FieldWeights.Number, 0);
    }

    private void AddTerms(DisjunctionMaxQuery best, int leaf, List<AnalysedTerm> terms, string field, float boost, int slop)
    {
        // A term that is nowhere in the field cannot match; most languages do not have most words.
        if (terms.Count == 0) return;
        var first = new Term(field, terms[0].Text);
        if (_terms.Find(first) is not { } found || terms.Skip(1).Any(term => _terms.Find(new Term(field, term.Text)) is null)) return;
        Query query = terms.Count == 1 ? new TermQuery(first, found) : SideBySide(field, terms, slop);
        query.Boost = boost;
        best.Add(query);
        if (leaf > 0) marks.Add(new Mark(leaf, field, terms, slop));
    }

    private static PhraseQuery SideBySide(string field, List<AnalysedTerm> terms, int slop)
    {
        var phrase = new PhraseQuery { Slop = slop };
        foreach (var term in terms) phrase.Add(new Term(field, term.Text), term.Position);
        return phrase;
    }

    private DisjunctionMaxQuery Beginning(string start, string? field)
    {
        string[] fields = field switch
        {
            QueryFields.Title => [IndexFields.Title],
            QueryFields.Number => [IndexFields.Number, IndexFields.Key],
            _ => [IndexFields.Title, IndexFields.Text, IndexFields.Number, IndexFields.Key],
        };
        _leaf++;
        var best = new DisjunctionMaxQuery(FieldWeights.OtherFields);
        foreach (var name in fields)
        {
            best.Add(new PrefixQuery(new Term(name, start)) { Boost = name == IndexFields.Title ? FieldWeights.Title : 1 });
            marks.Add(new Mark(_leaf, name, [new AnalysedTerm(start, 0, 0, 0)], IsPrefix: true));
        }

        return best;
    }
}
