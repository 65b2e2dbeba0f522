using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded;
using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Matching;

internal delegate void TermSeen(string space, ReadOnlySpan<char> term);

/// <summary>Says every term of a document, as often as it stands there, without keeping any.</summary>
internal static class DocumentTerms
{
    private const int LongestFacet = 256;

    private static readonly NeutralAnalyzer Neutral = new(forIndex: true);

    public static void Each(SearchDocument item, TermSeen seen)
    {
        foreach (var text in (string[])[item.Title, item.Text, item.Headings]) Read(Neutral, text, NeededTerm.Neutral, seen);
        if (Languages.Known(item.Language) is { } code)
        {
            // Stands for the words that the language leaves out.
            seen(code, "");
            foreach (var text in (string[])[item.Title, item.Text, item.Headings]) Read(Languages.Analyzer(code), text, code, seen);
        }

        foreach (var number in LuceneDocuments.NumbersOf(item))
        {
            foreach (var word in OfficialNumber.Words(number).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) seen(NeededTerm.NumberWord, word);
            foreach (var form in LuceneDocuments.KeysOf(number)) seen(NeededTerm.Key, form);
        }

        foreach (var (facet, values) in FacetValues.Of(item))
        {
            foreach (var value in values) seen(NeededTerm.Facet(facet), value.Length > LongestFacet ? value.AsSpan(0, LongestFacet).ToString().ToLowerInvariant() : value.ToLowerInvariant());
        }
    }

    private static void Read(Analyzer analyzer, string text, string space, TermSeen seen)
    {
        if (text.Length == 0) return;
        using var stream = analyzer.GetTokenStream("text", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) seen(space, term.Buffer.AsSpan(0, term.Length));
        stream.End();
    }
}
