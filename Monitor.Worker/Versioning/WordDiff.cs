using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning;

/// <summary>Compares two passages word by word.</summary>
internal static class WordDiff
{
    /// <summary>Equal words between two changes that do not make them two.</summary>
    private const int LongestShred = 2;

    /// <param name="renumbered">Old number to new: a reference to a section that only changed its number is no change of words.</param>
    public static void Write(RedlineWriter redline, string before, string after, string section, IReadOnlyDictionary<string, string> renumbered)
    {
        var (old, @new) = (WordChunker.Chunk(before), WordChunker.Chunk(after));
        var (from, to) = (0, 0);
        foreach (var block in Readable(Blocks(old, @new)))
        {
            redline.Add(RedlineKind.Same, Text(@new, to, block.Start), section);
            var (removed, added) = (Text(old, block.From, block.To), Text(@new, block.Start, block.End));
            var isNumber = block.Start > 0 && renumbered.GetValueOrDefault(Bare(removed)) == Bare(added) && Sections.IsReference(@new[block.Start - 1]);
            redline.Add(isNumber ? RedlineKind.NumberBefore : RedlineKind.Removed, removed, section);
            redline.Add(isNumber ? RedlineKind.NumberAfter : RedlineKind.Added, added, section);
            (from, to) = (block.To, block.End);
        }

        redline.Add(RedlineKind.Same, Text(@new, to, @new.Count), section);
    }

    private static string Bare(string number) => number.Trim().TrimEnd('.', ',', ';', ')');

    private static IEnumerable<Block> Blocks(List<string> old, List<string> @new)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var match = SequenceDiff.Match(Numbered(old, numbers), Numbered(@new, numbers));
        var (from, start) = (0, 0);
        for (var at = 0; at <= old.Count; at++)
        {
            var place = at < old.Count ? match[at] : @new.Count;
            if (place < 0) continue;
            if (at > from || place > start) yield return new Block(from, at, start, place);
            (from, start) = (at + 1, place + 1);
        }
    }

    private static int[] Numbered(List<string> pieces, Dictionary<string, int> numbers)
    {
        var row = new int[pieces.Count];
        for (var at = 0; at < row.Length; at++)
        {
            if (!numbers.TryGetValue(pieces[at], out var number)) numbers[pieces[at]] = number = numbers.Count;
            row[at] = number;
        }

        return row;
    }

    // A sentence that was rewritten shares an "of" or "the" with the old one: to leave these standing cuts it to shreds.
    private static IEnumerable<Block> Readable(IEnumerable<Block> blocks)
    {
        Block? last = null;
        foreach (var block in blocks)
        {
            if (last is { } known && IsShred(known, block)) last = new Block(known.From, block.To, known.Start, block.End);
            else
            {
                if (last is { } done) yield return done;
                last = block;
            }
        }

        if (last is { } end) yield return end;
    }

    private static bool IsShred(Block before, Block after) =>
        after.Start - before.End <= LongestShred && Math.Min(before.Size, after.Size) >= LongestShred && before.Size + after.Size > 2 * LongestShred;

    private static string Text(List<string> pieces, int from, int to) => from >= to ? "" : string.Concat(pieces[from..to]);

    private readonly record struct Block(int From, int To, int Start, int End)
    {
        public int Size => To - From + End - Start;
    }
}
