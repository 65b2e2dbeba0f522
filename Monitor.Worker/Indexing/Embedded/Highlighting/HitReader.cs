using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded.Searching;
using Monitor.Worker.Indexing.Embedded.Texts;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>Makes what people see of a hit: its title and the passages that show why it was found.</summary>
/// <param name="marks">Null: no passages are wanted.</param>
/// <param name="most">Passages a hit.</param>
internal sealed class HitReader(IndexSearcher searcher, TextPieces pieces, IReadOnlyList<Mark>? marks, Ranking ranking, int most)
{
    private const int WorthALane = 5;
    private const int MostLanes = 4;

    private readonly MarkSet? _marks = marks is null ? null : new MarkSet(marks);

    /// <returns>In the order given.</returns>
    public IReadOnlyList<SearchHit> Read(IReadOnlyList<(RankedHit Hit, int Alike)> hits)
    {
        var read = new SearchHit[hits.Count];
        int[] byDocument = [.. Enumerable.Range(0, hits.Count).OrderBy(i => hits[i].Hit.Document)];
        // Most of a search's time goes into its passages, and each hit's are its own.
        var lanes = _marks is null ? 1 : Math.Clamp(hits.Count / WorthALane, 1, Math.Min(MostLanes, Environment.ProcessorCount));
        if (lanes == 1) ReadLane(byDocument);
        else Parallel.ForEach(byDocument.Chunk((hits.Count + lanes - 1) / lanes), ReadLane);
        return read;

        void ReadLane(int[] lane)
        {
            var leaves = searcher.IndexReader.Leaves;
            foreach (var segment in lane.GroupBy(i => ReaderUtil.SubIndex(hits[i].Hit.Document, leaves)))
            {
                var leaf = leaves[segment.Key];
                var reader = new SegmentHits(leaf.AtomicReader, pieces, ranking, _marks, most);
                foreach (var i in segment) read[i] = reader.Read(hits[i].Hit, hits[i].Hit.Document - leaf.DocBase) with { Alike = hits[i].Alike };
            }
        }
    }

    private sealed class SegmentHits(AtomicReader segment, TextPieces pieces, Ranking ranking, MarkSet? marks, int most)
    {
        private readonly PositionSpans _spans = new(segment);
        private readonly RankValues _values = new(SegmentColumns.Of(segment));
        private readonly long[] _ids = SegmentColumns.Of(segment).Ids;
        private readonly BinaryDocValues _maps = segment.GetBinaryDocValues(IndexFields.Map);

        public SearchHit Read(in RankedHit hit, int document)
        {
            var text = HitText.Open(segment, pieces, _maps, document);
            // First the passages: the title stands before the text and is read on the way.
            var passages = marks is null ? [] : PassagesOf(marks, document, text);
            return new SearchHit(_ids[document], hit.Key, text.Title, passages) { Rank = ranking.Parts(_values, document, hit.Words) };
        }

        private IReadOnlyList<IReadOnlyList<Fragment>> PassagesOf(MarkSet marks, int document, HitText text)
        {
            if (marks.All.Count == 0) return Passages.Opening(text);
            if (_spans.Find(document, IndexFields.Text, marks.All) is { Count: > 0 } places && Passages.Choose(text, places, marks, most) is { Count: > 0 } passages) return passages;
            if (ExactSpans.Of(text.Title, IndexFields.Title, text.Map.Language, marks) is { Count: > 0 } inTitle) return Passages.Whole(text.Title, inTitle);
            return Passages.Opening(text);
        }
    }
}
