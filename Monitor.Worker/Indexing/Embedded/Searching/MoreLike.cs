using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Embedded.Texts;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>
/// Finds items on the same matter by the words that set an item apart: frequent in it, rare elsewhere. That an item is about the same
/// legal instruments helps it, which also finds laws in other languages.
/// </summary>
internal sealed class MoreLike(IndexSearcher searcher, TextPieces pieces)
{
    private const int MostText = 50_000;

    /// <summary>Those of other jurisdictions first, then those of the same; itself and what is nearly the same as it are left out.</summary>
    public IReadOnlyList<SearchHit> Find(long itemId, int take)
    {
        var self = searcher.Search(new TermQuery(new Term(IndexFields.Id, itemId.ToString(CultureInfo.InvariantCulture))), 1).ScoreDocs;
        if (self is not [var hit] || take <= 0) return [];
        var leaf = LeafOf(hit.Doc);
        var text = TextOf(hit.Doc);
        var words = WordsOf(TitleOf(hit.Doc), text.Slice(0, Math.Min(text.Map.Length, MostText)));
        var own = Own(leaf.AtomicReader, hit.Doc - leaf.DocBase, SearchFacets.Jurisdiction).FirstOrDefault();
        var query = Like(words, Own(leaf.AtomicReader, hit.Doc - leaf.DocBase, SearchFacets.Instrument));
        var alike = new RankValues(SegmentColumns.Of(leaf.AtomicReader)).Alike(hit.Doc - leaf.DocBase);
        var abroad = Ask(query, hit.Doc, alike, own, isOwn: false, take);
        return [.. abroad, .. abroad.Count < take ? Ask(query, hit.Doc, alike, own, isOwn: true, take - abroad.Count) : []];
    }

    private IReadOnlyList<string> WordsOf(string title, string text)
    {
        var titled = TextTerms.Neutral(title).Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        return TellingWords.Choose(
            TextTerms.Neutral(text).Select(term => term.Text).Concat(titled).CountBy(term => term)
                .Select(term => new CountedWord(term.Key, term.Value, searcher.IndexReader.DocFreq(new Term(IndexFields.Text, term.Key)), titled.Contains(term.Key))),
            Math.Max(1, searcher.IndexReader.NumDocs));
    }

    private static BooleanQuery Like(IReadOnlyList<string> words, IEnumerable<string> instruments)
    {
        var like = new BooleanQuery(true) { MinimumNumberShouldMatch = TellingWords.LeastShared(words.Count) };
        foreach (var word in words) like.Add(new TermQuery(new Term(IndexFields.Text, word)), Occur.SHOULD);
        var query = new BooleanQuery(true) { { like, Occur.SHOULD } };
        foreach (var instrument in instruments)
            query.Add(new TermQuery(new Term(IndexFields.Facet(SearchFacets.Instrument), instrument.ToLowerInvariant())) { Boost = TellingWords.InstrumentBoost }, Occur.SHOULD);
        return query;
    }

    private List<SearchHit> Ask(BooleanQuery like, int self, long alike, string? jurisdiction, bool isOwn, int take)
    {
        var query = new BooleanQuery(true) { { like, Occur.MUST } };
        if (jurisdiction is not null) query.Add(new TermQuery(new Term(IndexFields.Facet(SearchFacets.Jurisdiction), jurisdiction.ToLowerInvariant())), isOwn ? Occur.MUST : Occur.MUST_NOT);
        else if (!isOwn) return [];
        var found = searcher.Search(query, take + 20).ScoreDocs.Where(hit => hit.Doc != self && (alike == 0 || AlikeOf(hit.Doc) != alike)).Take(take);
        return [.. found.Select(HitOf)];
    }

    private AtomicReaderContext LeafOf(int document) => searcher.IndexReader.Leaves[ReaderUtil.SubIndex(document, searcher.IndexReader.Leaves)];

    private long AlikeOf(int document) => new RankValues(SegmentColumns.Of(LeafOf(document).AtomicReader)).Alike(document - LeafOf(document).DocBase);

    private string TitleOf(int document) => searcher.Doc(document).Get(IndexFields.Title, CultureInfo.InvariantCulture);

    private HitText TextOf(int document)
    {
        var leaf = LeafOf(document);
        return HitText.Open(leaf.AtomicReader, pieces, leaf.AtomicReader.GetBinaryDocValues(IndexFields.Map), document - leaf.DocBase);
    }

    private SearchHit HitOf(ScoreDoc hit)
    {
        var leaf = LeafOf(hit.Doc);
        return new SearchHit(SegmentColumns.Of(leaf.AtomicReader).Ids[hit.Doc - leaf.DocBase], hit.Score, TitleOf(hit.Doc), Passages.Opening(TextOf(hit.Doc)));
    }

    private static List<string> Own(AtomicReader segment, int document, string facet)
    {
        var (values, words) = (SegmentColumns.Of(segment).Facet(facet), new List<string>());
        foreach (var number in values.Of(document)) words.Add(values.Words[number]);
        return words;
    }
}
