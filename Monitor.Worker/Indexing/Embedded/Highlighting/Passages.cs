using System.Buffers;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>Chooses the runs of text that show best why a document was found, and marks the words in them.</summary>
internal static class Passages
{
    public const int Length = 240;
    private const int LooksAPassage = 4;
    private const int Reach = 25;

    /// <param name="places">Of the marks, in the order of the text.</param>
    public static IReadOnlyList<IReadOnlyList<Fragment>> Choose(HitText text, List<Span> places, MarkSet marks, int most)
    {
        var words = Math.Max(1, (int)((Length - (2 * Reach)) / text.Map.CharactersAWord));
        var (weights, looks) = (WeightsOf(places), 0);
        var chosen = new List<(int From, int To, IReadOnlyList<Fragment> Passage)>();
        var windows = Windows(places, weights, words).ToList();
        while (Best(windows) is { } window)
        {
            if (BestOf(text, text.Map.Around(window.From, window.To, Length), places, weights, marks) is { } best && !chosen.Exists(other => best.From < other.To && other.From < best.To)) chosen.Add(best);
            if (chosen.Count == most || ++looks == most * LooksAPassage) break;
            // Windows overlap by the dozen: what stands beside one that was looked at is shown with it.
            windows.RemoveAll(other => other.From <= window.To + (words / 2) && window.From <= other.To + (words / 2));
        }

        return [.. chosen.OrderBy(passage => passage.From).Select(passage => passage.Passage)];
    }

    private static (int From, int To, IReadOnlyList<Fragment> Passage)? BestOf(HitText text, (int From, int To, int Place) around, List<Span> places, Dictionary<int, double> weights, MarkSet marks)
    {
        var region = text.Slice(around.From, around.To);
        var spans = PlacedSpans.In(region, around.Place, places, marks) ?? ExactSpans.Of(region, IndexFields.Text, text.Map.Language, marks);
        if (spans.Count == 0) return null;
        var best = Best([.. Windows(spans, weights, Length - (2 * Reach))])!.Value;
        var (from, to) = Widened(region, best.From, best.To);
        return (around.From + from, around.From + to, Marked(region, from, to, spans));
    }

    /// <summary>The one with the highest score, of equals the first in the text; null when there is none.</summary>
    private static (int From, int To, double Score)? Best(List<(int From, int To, double Score)> windows)
    {
        (int From, int To, double Score)? best = null;
        foreach (var window in windows)
        {
            if (best is not { } known || window.Score > known.Score) best = window;
        }

        return best;
    }

    /// <summary>The beginning of a text in which nothing is marked.</summary>
    public static IReadOnlyList<IReadOnlyList<Fragment>> Opening(HitText text) => Opening(text.Slice(0, Math.Min(text.Map.Length, 2 * Length)));

    public static IReadOnlyList<IReadOnlyList<Fragment>> Opening(string text)
    {
        var (from, to) = Widened(text, 0, 0);
        return Marked(text, from, to, []) is { Count: > 0 } fragments ? [fragments] : [];
    }

    public static IReadOnlyList<IReadOnlyList<Fragment>> Whole(string text, List<Span> spans) => [Marked(text, 0, text.Length, spans)];

    /// <summary>Different words count for more than the same one again, rare ones most.</summary>
    private static Dictionary<int, double> WeightsOf(List<Span> spans) =>
        spans.CountBy(span => span.Leaf).ToDictionary(leaf => leaf.Key, leaf => 10 + (20.0 / leaf.Value));

    /// <summary>For each span the window that begins with it.</summary>
    private static IEnumerable<(int From, int To, double Score)> Windows(List<Span> spans, Dictionary<int, double> weights, int length)
    {
        var inside = new Dictionary<int, int>();
        var next = 0;
        for (var first = 0; first < spans.Count; first++)
        {
            var limit = spans[first].Start + length;
            for (; next < spans.Count && (spans[next].End <= limit || next == first); next++)
                inside[spans[next].Leaf] = inside.GetValueOrDefault(spans[next].Leaf) + 1;
            var score = 0.0;
            foreach (var (leaf, count) in inside) score += weights.GetValueOrDefault(leaf, 10) + Math.Min(count, 4);
            yield return (spans[first].Start, spans[Math.Max(next - 1, first)].End, score);
            if (--inside[spans[first].Leaf] == 0) inside.Remove(spans[first].Leaf);
        }
    }

    private static (int From, int To) Widened(string text, int from, int to)
    {
        var spare = Math.Max(0, Length - (to - from));
        var wideFrom = Math.Max(0, from - spare / 2);
        var wideTo = Math.Min(text.Length, Math.Max(to, wideFrom + Length));
        wideFrom = Math.Max(0, Math.Min(wideFrom, Math.Min(from, wideTo - Length)));
        return (WordStart(text, wideFrom, from), WordEnd(text, wideTo, to));
    }

    // Scripts without spaces have no word edge within reach: they are cut between letters.
    private static int WordStart(string text, int at, int latest)
    {
        if (at == 0) return 0;
        for (var i = at; i < Math.Min(latest, at + Reach); i++)
        {
            if (char.IsWhiteSpace(text[i - 1])) return i;
        }

        while (at < latest && IsJoined(text[at])) at++;
        return at;
    }

    private static int WordEnd(string text, int at, int earliest)
    {
        if (at == text.Length) return at;
        for (var i = at; i > Math.Max(earliest, at - Reach); i--)
        {
            if (char.IsWhiteSpace(text[i])) return i;
        }

        while (at > earliest && IsJoined(text[at])) at--;
        return at;
    }

    private static bool IsJoined(char letter) => char.IsLowSurrogate(letter)
        || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static List<Fragment> Marked(string text, int from, int to, List<Span> spans)
    {
        var fragments = new List<Fragment>();
        var at = from;
        foreach (var (start, end) in Merged(spans, from, to))
        {
            Add(fragments, text.AsSpan(at, start - at), marked: false);
            Add(fragments, text.AsSpan(start, end - start), marked: true);
            at = end;
        }

        Add(fragments, text.AsSpan(at, to - at), marked: false);
        return fragments;
    }

    private static IEnumerable<(int Start, int End)> Merged(List<Span> spans, int from, int to)
    {
        (int Start, int End)? open = null;
        foreach (var span in spans.Where(span => span.Start >= from && span.End <= to))
        {
            if (open is { } before && span.Start <= before.End)
            {
                open = (before.Start, Math.Max(before.End, span.End));
                continue;
            }

            if (open is { } done) yield return done;
            open = (span.Start, span.End);
        }

        if (open is { } last) yield return last;
    }

    private static void Add(List<Fragment> fragments, ReadOnlySpan<char> piece, bool marked)
    {
        var text = ArrayPool<char>.Shared.Rent(piece.Length);
        var length = 0;
        foreach (var letter in piece)
        {
            if (!char.IsWhiteSpace(letter)) text[length++] = letter;
            else if (length == 0 || text[length - 1] != ' ') text[length++] = ' ';
        }

        if (length > 0) fragments.Add(new Fragment(new string(text, 0, length), marked));
        ArrayPool<char>.Shared.Return(text);
    }
}
