namespace Monitor.Worker.Versioning;

/// <summary>Which paragraphs of two versions say the same: in place, under another number, or elsewhere.</summary>
internal sealed class ParagraphAlignment
{
    /// <summary>A shorter paragraph ("[Repealed]") that turns up elsewhere has not moved.</summary>
    private const int LeastMoved = 60;

    private ParagraphAlignment(int[] kept, Dictionary<int, int> moved, Dictionary<string, string> renumbered)
    {
        (Kept, Moved, Renumbered) = (kept, moved, renumbered);
        Arrived = moved.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    /// <summary>For each paragraph of the older its place in the newer, rising; -1 where it is gone, changed or moved.</summary>
    public int[] Kept { get; }

    /// <summary>Old place to new place.</summary>
    public IReadOnlyDictionary<int, int> Moved { get; }

    /// <summary>New place to old place.</summary>
    public IReadOnlyDictionary<int, int> Arrived { get; }

    /// <summary>Number of a section before and after, where it says the same.</summary>
    public IReadOnlyDictionary<string, string> Renumbered { get; }

    public static ParagraphAlignment Of(IReadOnlyList<Paragraph> old, IReadOnlyList<Paragraph> @new)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (before, after) = (Keys(old, numbers), Keys(@new, numbers));
        var kept = SequenceDiff.Match(before, after);
        return new ParagraphAlignment(kept, FindMoved(old, before, after, kept), FindRenumbered(old, @new, kept));
    }

    // A heading that is only a number ("Article 5") is known by the paragraph under it.
    private static int[] Keys(IReadOnlyList<Paragraph> paragraphs, Dictionary<string, int> numbers)
    {
        var row = new int[paragraphs.Count];
        for (var at = 0; at < row.Length; at++)
        {
            var key = paragraphs[at].Key;
            if (key.Length == 0 && at + 1 < row.Length) key = "\n" + paragraphs[at + 1].Key;
            if (!numbers.TryGetValue(key, out var number)) numbers[key] = number = numbers.Count;
            row[at] = number;
        }

        return row;
    }

    private static Dictionary<int, int> FindMoved(IReadOnlyList<Paragraph> old, int[] before, int[] after, int[] kept)
    {
        var free = new HashSet<int>(Enumerable.Range(0, after.Length));
        free.ExceptWith(kept);
        var places = free.Order().GroupBy(place => after[place]).ToDictionary(group => group.Key, group => new Queue<int>(group));
        var moved = new Dictionary<int, int>();
        for (var at = 0; at < before.Length; at++)
        {
            if (kept[at] >= 0 || old[at].Body.Length < LeastMoved || !places.TryGetValue(before[at], out var queue) || queue.Count == 0) continue;
            moved[at] = queue.Dequeue();
            free.Remove(moved[at]);
        }

        // The heading above and the short lines below go with it.
        for (var at = before.Length - 2; at >= 0; at--) Follow(at, at + 1, -1);
        for (var at = 1; at < before.Length; at++) Follow(at, at - 1, 1);
        return moved;

        void Follow(int at, int neighbour, int step)
        {
            if (kept[at] >= 0 || moved.ContainsKey(at) || !moved.TryGetValue(neighbour, out var place)) return;
            var own = place + step;
            if (own >= 0 && own < after.Length && after[own] == before[at] && free.Remove(own)) moved[at] = own;
        }
    }

    private static Dictionary<string, string> FindRenumbered(IReadOnlyList<Paragraph> old, IReadOnlyList<Paragraph> @new, int[] kept)
    {
        var renumbered = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < kept.Length; at++)
        {
            if (kept[at] < 0 || old[at].Number == @new[kept[at]].Number) continue;
            var (before, after) = (Sections.Figure(old[at].Number), Sections.Figure(@new[kept[at]].Number));
            if (before.Length > 0 && after.Length > 0 && before != after) renumbered.TryAdd(before, after);
        }

        return renumbered;
    }
}
