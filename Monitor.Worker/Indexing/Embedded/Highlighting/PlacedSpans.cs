using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>
/// From the places of marks, which the index knows, to characters: the words of a stretch are counted, none is looked at. Half the time of
/// <see cref="ExactSpans"/> went into the forms of words that nobody asked for.
/// </summary>
internal static class PlacedSpans
{
    /// <param name="text">A stretch of a text, begun with a whole word.</param>
    /// <param name="first">The place of that word in the text.</param>
    /// <param name="places">Spans of places of the whole text, in its order.</param>
    /// <returns>Spans of characters in the order of the text; null when counting cannot tell: scripts whose words are cut otherwise, and beginnings of words, of which the index tells only some.</returns>
    public static List<Span>? In(ReadOnlySpan<char> text, int first, List<Span> places, MarkSet marks)
    {
        if (marks.HasBeginnings || !WordBreaks.CanRead(text)) return null;
        var words = WordsOf(text);
        var spans = new List<Span>();
        for (var i = FirstFrom(places, first); i < places.Count && places[i].Start - first < words.Count; i++)
        {
            var (start, end) = (places[i].Start - first, places[i].End - first);
            if (end < words.Count) spans.Add(new Span(words[start].Start, words[end].End, places[i].Leaf));
        }

        return spans;
    }

    /// <summary>By place. One that was too long to be a word holds its place with nothing.</summary>
    private static List<(int Start, int End)> WordsOf(ReadOnlySpan<char> text)
    {
        var words = new List<(int, int)>(text.Length / 5);
        for (var all = new WordBreaks(text); all.MoveNext();)
        {
            for (var passed = 1; passed < all.Step; passed++) words.Add((all.Start, all.Start));
            words.Add((all.Start, all.End));
        }

        return words;
    }

    private static int FirstFrom(List<Span> places, int place)
    {
        var (low, high) = (0, places.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (places[middle].Start < place) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
