using System.Runtime.InteropServices;

namespace Monitor.Worker.Versioning;

/// <summary>
/// Finds what two rows of numbers have in common, in order. What stands once in both is an anchor (patience); between anchors the
/// longest common row is computed while it is small. So the cost follows the length and not the amount of change.
/// </summary>
internal static class SequenceDiff
{
    /// <summary>Products of lengths up to this are compared completely; longer rows are divided first, where they can be.</summary>
    private const int Small = 3_600;

    private const int Exact = 160_000;

    /// <returns>For each place in the older the place in the newer that it matches, rising; -1 where it matches none.</returns>
    public static int[] Match(int[] old, int[] @new)
    {
        var match = new int[old.Length];
        Array.Fill(match, -1);
        var open = new Stack<Range>();
        open.Push(new Range(0, old.Length, 0, @new.Length));
        while (open.TryPop(out var range))
        {
            range = Trim(range, old, @new, match);
            if (range.IsEmpty) continue;
            var size = (long)range.Old * range.New;
            if (size <= Small || (!TryDivide(range, old, @new, open) && size <= Exact)) Complete(range, old, @new, match);
        }

        return match;
    }

    private static Range Trim(Range range, int[] old, int[] @new, int[] match)
    {
        var (from, to, start, end) = range;
        for (; from < to && start < end && old[from] == @new[start]; from++, start++) match[from] = start;
        for (; from < to && start < end && old[to - 1] == @new[end - 1]; to--, end--) match[to - 1] = end - 1;
        return new Range(from, to, start, end);
    }

    private static bool TryDivide(Range range, int[] old, int[] @new, Stack<Range> open)
    {
        var anchors = Rising(Unique(range, old, @new));
        // Very long rows that share nothing unique are two texts, or one text many times over: told as replaced.
        if (anchors.Count == 0) return false;
        var (from, start) = (range.From, range.Start);
        foreach (var (at, place) in anchors)
        {
            open.Push(new Range(from, at + 1, start, place + 1));
            (from, start) = (at + 1, place + 1);
        }

        open.Push(new Range(from, range.To, start, range.End));
        return true;
    }

    private static List<(int Old, int New)> Unique(Range range, int[] old, int[] @new)
    {
        var seen = new Dictionary<int, (int Old, int New)>();
        for (var at = range.From; at < range.To; at++)
        {
            ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, old[at], out var known);
            places = known ? (-2, -1) : (at, -1);
        }

        for (var at = range.Start; at < range.End; at++)
        {
            ref var places = ref CollectionsMarshal.GetValueRefOrNullRef(seen, @new[at]);
            if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref places)) places = (places.Old, places.New == -1 ? at : -2);
        }

        return [.. seen.Values.Where(places => places is { Old: >= 0, New: >= 0 }).OrderBy(places => places.Old)];
    }

    /// <summary>The longest part of the pairs in which the second rises too.</summary>
    private static List<(int Old, int New)> Rising(List<(int Old, int New)> pairs)
    {
        List<int> tails = [];
        var before = new int[pairs.Count];
        for (var at = 0; at < pairs.Count; at++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[tails[middle]].New < pairs[at].New) low = middle + 1;
                else high = middle;
            }

            before[at] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count) tails.Add(at);
            else tails[low] = at;
        }

        List<(int, int)> rising = [];
        for (var at = tails.Count > 0 ? tails[^1] : -1; at >= 0; at = before[at]) rising.Add(pairs[at]);
        rising.Reverse();
        return rising;
    }

    /// <summary>The longest common row, by the table of lengths.</summary>
    private static void Complete(Range range, int[] old, int[] @new, int[] match)
    {
        var (rows, columns) = (range.Old, range.New);
        var lengths = new ushort[(rows + 1) * (columns + 1)];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                lengths[(i * (columns + 1)) + j] = old[range.From + i] == @new[range.Start + j]
                    ? (ushort)(lengths[((i + 1) * (columns + 1)) + j + 1] + 1)
                    : Math.Max(lengths[((i + 1) * (columns + 1)) + j], lengths[(i * (columns + 1)) + j + 1]);
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (old[range.From + i] == @new[range.Start + j]) match[range.From + i++] = range.Start + j++;
            else if (lengths[((i + 1) * (columns + 1)) + j] >= lengths[(i * (columns + 1)) + j + 1]) i++;
            else j++;
        }
    }

    private readonly record struct Range(int From, int To, int Start, int End)
    {
        public int Old => To - From;

        public int New => End - Start;

        public bool IsEmpty => Old == 0 || New == 0;
    }
}
