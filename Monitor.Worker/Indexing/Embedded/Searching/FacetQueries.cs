using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>A facet named in the query's text, as jurisdiction:DE or region:EMEA. It narrows and does not rank.</summary>
internal sealed class FacetQueries(IndexReader reader, ISet<string> notes)
{
    public Query Value(string facet, string text)
    {
        var any = new BooleanQuery(true);
        foreach (var value in FacetValues.Meant(facet, text))
        {
            var term = new Term(IndexFields.Facet(facet), value.ToLowerInvariant());
            if (reader.DocFreq(term) > 0) any.Add(new TermQuery(term), Occur.SHOULD);
        }

        if (any.Clauses.Count == 0) notes.Add(FacetNotes.Unknown(facet, text));
        return new ConstantScoreQuery(any) { Boost = 0 };
    }

    public static Query Beginning(string facet, string text) =>
        new ConstantScoreQuery(new PrefixQuery(new Term(IndexFields.Facet(facet), text.ToLowerInvariant()))) { Boost = 0 };
}
