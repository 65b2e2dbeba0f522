using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded.Searching;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>Makes what people see of a hit: its title and the passages that show why it was found.</summary>
/// <param name="marks">Null: no passages are wanted.</param>
internal sealed class HitReader(IndexSearcher searcher, IReadOnlyList<Mark>? marks, Ranking ranking)
{
    private readonly HashSet<string> _wanted = marks is null ? [IndexFields.Id, IndexFields.Title] : [IndexFields.Id, IndexFields.Title, IndexFields.Text];

    /// <returns>In the order given.</returns>
    public IReadOnlyList<SearchHit> Read(IReadOnlyList<(RankedHit Hit, int Alike)> hits)
    {
        var leaves = searcher.IndexReader.Leaves;
        var read = new SearchHit[hits.Count];
        foreach (var segment in Enumerable.Range(0, hits.Count).OrderBy(i => hits[i].Hit.Document).GroupBy(i => ReaderUtil.SubIndex(hits[i].Hit.Document, leaves)))
        {
            var leaf = leaves[segment.Key];
            var (spans, values) = (new MarkedSpans(leaf.AtomicReader), new RankValues(leaf.AtomicReader));
            foreach (var i in segment) read[i] = Read(hits[i].Hit, spans, values, hits[i].Hit.Document - leaf.DocBase) with { Alike = hits[i].Alike };
        }

        return read;
    }

    private SearchHit Read(in RankedHit hit, MarkedSpans spans, in RankValues values, int document)
    {
        var stored = searcher.Doc(hit.Document, _wanted);
        var title = stored.Get(IndexFields.Title, CultureInfo.InvariantCulture);
        var id = long.Parse(stored.Get(IndexFields.Id, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var passages = marks is null ? [] : PassagesOf(marks, spans, document, title, stored.Get(IndexFields.Text, CultureInfo.InvariantCulture));
        return new SearchHit(id, hit.Key, title, passages) { Rank = ranking.Parts(values, document, hit.Words) };
    }

    private static IReadOnlyList<IReadOnlyList<Fragment>> PassagesOf(IReadOnlyList<Mark> marks, MarkedSpans spans, int document, string title, string text)
    {
        if (marks.Count == 0) return Passages.Opening(text);
        if (spans.Find(document, IndexFields.Text, text, marks) is { Count: > 0 } inText) return Passages.Choose(text, inText);
        if (spans.Find(document, IndexFields.Title, title, marks) is { Count: > 0 } inTitle) return Passages.Whole(title, inTitle);
        return Passages.Opening(text);
    }
}
