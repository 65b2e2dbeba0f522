using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>Makes what people see of a hit: its title and the passages that show why it was found.</summary>
internal sealed class HitReader(IndexSearcher searcher, IReadOnlyList<Mark> marks)
{
    private static readonly HashSet<string> Wanted = [IndexFields.Id, IndexFields.Title, IndexFields.Text];

    /// <returns>In the order given.</returns>
    public IReadOnlyList<SearchHit> Read(IReadOnlyList<ScoreDoc> hits)
    {
        var leaves = searcher.IndexReader.Leaves;
        var read = new SearchHit[hits.Count];
        foreach (var segment in Enumerable.Range(0, hits.Count).OrderBy(i => hits[i].Doc).GroupBy(i => ReaderUtil.SubIndex(hits[i].Doc, leaves)))
        {
            var spans = new MarkedSpans(leaves[segment.Key].AtomicReader);
            foreach (var i in segment) read[i] = Read(hits[i], spans, hits[i].Doc - leaves[segment.Key].DocBase);
        }

        return read;
    }

    private SearchHit Read(ScoreDoc hit, MarkedSpans spans, int document)
    {
        var stored = searcher.Doc(hit.Doc, Wanted);
        var (title, text) = (stored.Get(IndexFields.Title, CultureInfo.InvariantCulture), stored.Get(IndexFields.Text, CultureInfo.InvariantCulture));
        var id = long.Parse(stored.Get(IndexFields.Id, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return new SearchHit(id, float.IsFinite(hit.Score) ? hit.Score : 0, title, PassagesOf(spans, document, title, text));
    }

    private IReadOnlyList<IReadOnlyList<Fragment>> PassagesOf(MarkedSpans spans, int document, string title, string text)
    {
        if (marks.Count == 0) return Passages.Opening(text);
        if (spans.Find(document, IndexFields.Text, text, marks) is { Count: > 0 } inText) return Passages.Choose(text, inText);
        if (spans.Find(document, IndexFields.Title, title, marks) is { Count: > 0 } inTitle) return Passages.Whole(title, inTitle);
        return Passages.Opening(text);
    }
}
