using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>Chooses the runs of text that show best why a document was found, and marks the words in them.</summary>
internal static class Passages
{
    public const int Length = 240;
    private const int Most = 3;
    private const int Reach = 25;

    /// <param name="spans">In the order of the text.</param>
    public static IReadOnlyList<IReadOnlyList<Fragment>> Choose(string text, List<Span> spans)
    {
        var chosen = new List<(int From, int To)>();
        foreach (var window in Windows(spans).OrderByDescending(window => window.Score).ThenBy(window => window.From))
        {
            var (from, to) = Widened(text, window.From, window.To);
            if (chosen.Exists(other => from < other.To && other.From < to)) continue;
            chosen.Add((from, to));
            if (chosen.Count == Most) break;
        }

        return [.. chosen.Order().Select(window => Marked(text, window.From, window.To, spans))];
    }

    /// <summary>The beginning of a text in which nothing is marked.</summary>
    public static IReadOnlyList<IReadOnlyList<Fragment>> Opening(string text)
    {
        var (from, to) = Widened(text, 0, 0);
        return Marked(text, from, to, []) is { Count: > 0 } fragments ? [fragments] : [];
    }

    public static IReadOnlyList<IReadOnlyList<Fragment>> Whole(string text, List<Span> spans) => [Marked(text, 0, text.Length, spans)];

    /// <summary>For each span the window that begins with it. Different words count for more than the same one again, rare ones most.</summary>
    private static IEnumerable<(int From, int To, double Score)> Windows(List<Span> spans)
    {
        var weight = spans.CountBy(span => span.Leaf).ToDictionary(leaf => leaf.Key, leaf => 10 + 20.0 / leaf.Value);
        var inside = new Dictionary<int, int>();
        var next = 0;
        for (var first = 0; first < spans.Count; first++)
        {
            var limit = spans[first].Start + Length - 2 * Reach;
            for (; next < spans.Count && (spans[next].End <= limit || next == first); next++)
                inside[spans[next].Leaf] = inside.GetValueOrDefault(spans[next].Leaf) + 1;
            yield return (spans[first].Start, spans[Math.Max(next - 1, first)].End, inside.Sum(leaf => weight[leaf.Key] + Math.Min(leaf.Value, 4)));
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
        var text = new StringBuilder(piece.Length);
        foreach (var letter in piece)
        {
            if (!char.IsWhiteSpace(letter)) text.Append(letter);
            else if (text.Length == 0 || text[^1] != ' ') text.Append(' ');
        }

        if (text.Length > 0) fragments.Add(new Fragment(text.ToString(), marked));
    }
}
