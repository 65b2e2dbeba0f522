using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>
/// Finds at which places of their texts the marks of a query are, for the documents of one segment. Documents must be asked for in
/// their order: each list of places is then read once.
/// </summary>
internal sealed class PositionSpans(AtomicReader segment)
{
    private const int MostPlaces = 5_000;
    private const int MostBeginnings = 256;

    private readonly Dictionary<Term, DocsAndPositionsEnum?> _postings = [];
    private readonly Dictionary<Term, List<int>> _places = [];
    private readonly Dictionary<Mark, List<DocsAndPositionsEnum>> _beginnings = [];
    private int _document = -1;

    /// <returns>Spans of places, not of characters, in the order of the text.</returns>
    public List<Span> Find(int document, string field, IReadOnlyList<Mark> marks)
    {
        if (document != _document) _places.Clear();
        _document = document;
        var spans = new List<Span>();
        foreach (var mark in marks.Where(mark => mark.IsOf(field)))
        {
            if (mark.IsPrefix) AddBeginnings(mark, spans);
            else AddTerms(mark, spans);
        }

        spans.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return spans;
    }

    private void AddTerms(Mark mark, List<Span> spans)
    {
        var places = new List<List<int>>(mark.Terms.Count);
        foreach (var term in mark.Terms)
        {
            var found = Places(new Term(mark.Field, term.Text));
            if (found.Count == 0) return;
            places.Add(found);
        }

        if (mark.Slop > 0 || places.Count == 1)
        {
            foreach (var place in places.SelectMany(term => term)) spans.Add(new Span(place, place, mark.Leaf));
            return;
        }

        var (first, length) = (mark.Terms[0].Position, mark.Terms[^1].Position - mark.Terms[0].Position);
        foreach (var place in places[0])
        {
            var isWhole = true;
            for (var i = 1; i < places.Count && isWhole; i++) isWhole = places[i].BinarySearch(place + mark.Terms[i].Position - first) >= 0;
            if (isWhole) spans.Add(new Span(place, place + length, mark.Leaf));
        }
    }

    private void AddBeginnings(Mark mark, List<Span> spans)
    {
        if (!_beginnings.TryGetValue(mark, out var all)) _beginnings[mark] = all = Beginnings(mark.Field, mark.Terms[0].Text);
        foreach (var postings in all) spans.AddRange(Places(postings).Select(place => new Span(place, place, mark.Leaf)));
    }

    private List<DocsAndPositionsEnum> Beginnings(string field, string start)
    {
        var all = new List<DocsAndPositionsEnum>();
        if (segment.GetTerms(field)?.GetEnumerator() is not { } terms) return all;
        var prefix = new BytesRef(start);
        for (var found = terms.SeekCeil(prefix) is not TermsEnum.SeekStatus.END; found && all.Count < MostBeginnings && StringHelper.StartsWith(terms.Term, prefix); found = terms.MoveNext())
        {
            if (terms.DocsAndPositions(segment.LiveDocs, null, DocsAndPositionsFlags.NONE) is { } postings) all.Add(postings);
        }

        return all;
    }

    /// <summary>Kept for the document: several marks may share a term, and its list can be read only once.</summary>
    private List<int> Places(Term term)
    {
        if (_places.TryGetValue(term, out var places)) return places;
        if (!_postings.TryGetValue(term, out var postings)) _postings[term] = postings = segment.GetTermPositionsEnum(term);
        return _places[term] = Places(postings);
    }

    private List<int> Places(DocsAndPositionsEnum? postings)
    {
        if (postings is null) return [];
        if (postings.DocID < _document) postings.Advance(_document);
        if (postings.DocID != _document) return [];
        var left = Math.Min(postings.Freq, MostPlaces);
        var places = new List<int>(left);
        for (; left > 0; left--) places.Add(postings.NextPosition());
        return places;
    }
}
