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
    private static readonly HashSet<string> Wanted = [IndexFields.Title];

    /// <returns>In the order given.</returns>
    public IReadOnlyList<SearchHit> Read(IReadOnlyList<(RankedHit Hit, int Alike)> hits)
    {
        var leaves = searcher.IndexReader.Leaves;
        var read = new SearchHit[hits.Count];
        foreach (var segment in Enumerable.Range(0, hits.Count).OrderBy(i => hits[i].Hit.Document).GroupBy(i => ReaderUtil.SubIndex(hits[i].Hit.Document, leaves)))
        {
            var leaf = leaves[segment.Key];
            var reader = new SegmentHits(leaf.AtomicReader, ranking, marks);
            foreach (var i in segment) read[i] = reader.Read(hits[i].Hit, hits[i].Hit.Document - leaf.DocBase) with { Alike = hits[i].Alike };
        }

        return read;
    }

    private sealed class SegmentHits(AtomicReader segment, Ranking ranking, IReadOnlyList<Mark>? marks)
    {
        private readonly PositionSpans _spans = new(segment);
        private readonly RankValues _values = new(SegmentColumns.Of(segment));
        private readonly long[] _ids = SegmentColumns.Of(segment).Ids;
        private readonly BinaryDocValues _maps = segment.GetBinaryDocValues(IndexFields.Map);

        public SearchHit Read(in RankedHit hit, int document)
        {
            var title = segment.Document(document, Wanted).Get(IndexFields.Title, CultureInfo.InvariantCulture);
            var passages = marks is null ? [] : PassagesOf(marks, document, title);
            return new SearchHit(_ids[document], hit.Key, title, passages) { Rank = ranking.Parts(_values, document, hit.Words) };
        }

        private IReadOnlyList<IReadOnlyList<Fragment>> PassagesOf(IReadOnlyList<Mark> marks, int document, string title)
        {
            var text = HitText.Open(segment, _maps, document);
            if (marks.Count == 0) return Passages.Opening(text);
            if (_spans.Find(document, IndexFields.Text, marks) is { Count: > 0 } places && Passages.Choose(text, places, marks) is { Count: > 0 } passages) return passages;
            if (ExactSpans.Of(title, IndexFields.Title, text.Map.Language, marks) is { Count: > 0 } inTitle) return Passages.Whole(title, inTitle);
            return Passages.Opening(text);
        }
    }
}
