using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>Looks the words of an index through for the one that a mistyped word was meant to be.</summary>
internal static class NearestWord
{
    // People hit the first letter; without it every word of the index would have to be looked at.
    private const int Kept = 1;

    public static string? Find(IndexReader reader, string word)
    {
        if (TextTerms.Neutral(word) is not [var only] || Spelling.MostEdits(only.Text) is not (> 0 and var most)) return null;
        return Spelling.Nearest(only.Text, Near(reader, IndexFields.Title, only.Text, most).Concat(Near(reader, IndexFields.Text, only.Text, most)));
    }

    private static IEnumerable<(string Word, long Items)> Near(IndexReader reader, string field, string word, int most)
    {
        if (MultiFields.GetTerms(reader, field) is not { } terms) yield break;
        var near = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(field, word), most, Kept, transpositions: true);
        while (near.MoveNext()) yield return (near.Term.Utf8ToString(), near.DocFreq);
    }
}
