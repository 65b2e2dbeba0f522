using Lucene.Net.Index;
using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>
/// Finds where the marks of a query are in the documents of one segment, from the places kept in the index. Documents must be asked
/// for in their order: each list of places is then read once.
/// </summary>
internal sealed class MarkedSpans(AtomicReader segment)
{
    private const int MaxPlaces = 5_000;
    private const int MaxPrefixSpans = 100;
    private const int MaxPrefixText = 200_000;

    private readonly Dictionary<Term, DocsAndPositionsEnum?> _postings = [];
    private readonly Dictionary<Term, SortedList<int, (int Start, int End)>> _places = [];
    private int _document = -1;

    /// <param name="field">Title or text.</param>
    /// <param name="content">What is stored of that field.</param>
    /// <returns>In the order of the text.</returns>
    public List<Span> Find(int document, string field, string content, IReadOnlyList<Mark> marks)
    {
        if (document != _document) _places.Clear();
        _document = document;
        var spans = new List<Span>();
        foreach (var mark in marks.Where(mark => IsOf(mark.Field, field)))
        {
            if (mark.IsPrefix) AddPrefix(mark, content, spans);
            else AddTerms(mark, content.Length, spans);
        }

        spans.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return spans;
    }

    private static bool IsOf(string markField, string field) =>
        markField.StartsWith(field, StringComparison.Ordinal) && (markField.Length == field.Length || markField[field.Length] == '.');

    private void AddTerms(Mark mark, int length, List<Span> spans)
    {
        var places = new List<SortedList<int, (int Start, int End)>>();
        foreach (var term in mark.Terms)
        {
            var found = Places(new Term(mark.Field, term.Text));
            if (found.Count == 0) return;
            places.Add(found);
        }

        if (mark.Slop > 0)
        {
            foreach (var place in places.SelectMany(term => term.Values).Where(place => place.End <= length)) spans.Add(new Span(place.Start, place.End, mark.Leaf));
            return;
        }

        foreach (var (position, first) in places[0])
        {
            if (End(mark, places, position, first.End) is { } end && end <= length) spans.Add(new Span(first.Start, end, mark.Leaf));
        }
    }

    /// <summary>The end of the last term when all follow the first as in the mark, else null.</summary>
    private static int? End(Mark mark, List<SortedList<int, (int Start, int End)>> places, int position, int end)
    {
        for (var i = 1; i < places.Count; i++)
        {
            if (!places[i].TryGetValue(position + mark.Terms[i].Position - mark.Terms[0].Position, out var next)) return null;
            end = Math.Max(end, next.End);
        }

        return end;
    }

    private SortedList<int, (int Start, int End)> Places(Term term)
    {
        if (!_places.TryGetValue(term, out var places)) _places[term] = places = ReadPlaces(term);
        return places;
    }

    private SortedList<int, (int Start, int End)> ReadPlaces(Term term)
    {
        var places = new SortedList<int, (int, int)>();
        if (!_postings.TryGetValue(term, out var postings)) _postings[term] = postings = segment.GetTermPositionsEnum(term);
        if (postings is null) return places;
        if (postings.DocID < _document) postings.Advance(_document);
        if (postings.DocID != _document) return places;
        for (var left = Math.Min(postings.Freq, MaxPlaces); left > 0; left--)
        {
            var position = postings.NextPosition();
            if (postings.StartOffset >= 0) places.TryAdd(position, (postings.StartOffset, postings.EndOffset));
        }

        return places;
    }

    private static void AddPrefix(Mark mark, string content, List<Span> spans)
    {
        var found = 0;
        foreach (var term in TextTerms.Neutral(content.Length > MaxPrefixText ? content[..MaxPrefixText] : content))
        {
            if (!term.Text.StartsWith(mark.Terms[0].Text, StringComparison.Ordinal)) continue;
            spans.Add(new Span(term.Start, term.End, mark.Leaf));
            if (++found == MaxPrefixSpans) return;
        }
    }
}
