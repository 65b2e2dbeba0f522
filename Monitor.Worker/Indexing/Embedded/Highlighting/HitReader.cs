using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>Makes what people see of a hit: its title and the passages that show why it was found.</summary>
internal sealed class HitReader(IndexSearcher searcher, IReadOnlyList<Mark> marks)
{
    private static readonly HashSet<string> Wanted = [IndexFields.Id, IndexFields.Title, IndexFields.Text];

    public SearchHit Read(ScoreDoc hit)
    {
        var stored = searcher.Doc(hit.Doc, Wanted);
        var (title, text) = (stored.Get(IndexFields.Title, CultureInfo.InvariantCulture), stored.Get(IndexFields.Text, CultureInfo.InvariantCulture));
        var id = long.Parse(stored.Get(IndexFields.Id, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return new SearchHit(id, float.IsFinite(hit.Score) ? hit.Score : 0, title, PassagesOf(hit.Doc, title, text));
    }

    private IReadOnlyList<IReadOnlyList<Fragment>> PassagesOf(int document, string title, string text)
    {
        if (marks.Count == 0) return Passages.Opening(text);
        var leaves = searcher.IndexReader.Leaves;
        var leaf = leaves[ReaderUtil.SubIndex(document, leaves)];
        var spans = new MarkedSpans(leaf.AtomicReader, document - leaf.DocBase);
        if (spans.Find(IndexFields.Text, text, marks) is { Count: > 0 } inText) return Passages.Choose(text, inText);
        if (spans.Find(IndexFields.Title, title, marks) is { Count: > 0 } inTitle) return Passages.Whole(title, inTitle);
        return Passages.Opening(text);
    }
}
