using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>A facet named in the query's text, as jurisdiction:DE or region:EMEA. It narrows and does not rank.</summary>
internal sealed class FacetQueries(IndexReader reader, ISet<string> notes)
{
    public Query Value(string facet, string text)
    {
        var any = new BooleanQuery(true);
        List<string> held = FacetValues.HasWords(facet) ? [.. Held(facet)] : [];
        foreach (var value in FacetValues.Meant(facet, text).Select(value => value.ToLowerInvariant()).Union(held.Where(value => FacetValues.IsWithin(text, value))))
        {
            var term = new Term(IndexFields.Facet(facet), value);
            if (reader.DocFreq(term) > 0) any.Add(new TermQuery(term), Occur.SHOULD);
        }

        if (any.Clauses.Count == 0) notes.Add(FacetNotes.Unknown(facet, text, held));
        return new ConstantScoreQuery(any) { Boost = 0 };
    }

    public static Query Beginning(string facet, string text) =>
        new ConstantScoreQuery(new PrefixQuery(new Term(IndexFields.Facet(facet), text.ToLowerInvariant()))) { Boost = 0 };

    private IEnumerable<string> Held(string facet)
    {
        var values = MultiFields.GetTerms(reader, IndexFields.Facet(facet))?.GetEnumerator();
        while (values is not null && values.MoveNext()) yield return values.Term.Utf8ToString();
    }
}
