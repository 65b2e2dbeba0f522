using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning;

/// <summary>
/// A word redline of two versions, by section. Paragraphs are aligned first, so that the cost follows what changed and not
/// the length of the act; inside paragraphs that changed, words are compared.
/// </summary>
internal static class Redline
{
    private const int ExcerptBudget = 900;
    private const int ExcerptContext = 60;

    /// <summary>Equal words between two changes that do not make them two.</summary>
    private const int LongestShred = 2;

    /// <summary>All of the newer text and what was struck from the older, in order.</summary>
    public static IReadOnlyList<RedlinePart> Between(string before, string after)
    {
        var (old, @new) = (Sections.Split(before), Sections.Split(after));
        var diff = Differ.Instance.CreateDiffs(Lines(old), Lines(@new), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance);
        List<RedlinePart> parts = [];
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            AppendSame(parts, @new, at, block.InsertStartB);
            AppendChanged(parts, Slice(old, block.DeleteStartA, block.DeleteCountA), Slice(@new, block.InsertStartB, block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }

        AppendSame(parts, @new, at, @new.Count);
        return parts;
    }

    /// <summary>The changes with a few words around them, short enough for a message.</summary>
    public static IReadOnlyList<RedlinePart> Excerpt(IReadOnlyList<RedlinePart> redline)
    {
        List<RedlinePart> excerpt = [];
        var left = ExcerptBudget;
        for (var i = 0; i < redline.Count && left > 0; i++)
        {
            var part = redline[i];
            var text = part.Kind == RedlineKind.Same ? Context(part.Text, followsChange: i > 0, precedesChange: i + 1 < redline.Count) : part.Text;
            if (text.Length > left) text = string.Concat(text.AsSpan(0, WordEnd(text, left)), " …");
            if (text.Length == 0) continue;
            excerpt.Add(part with { Text = text });
            left -= text.Length;
        }

        return excerpt.TrueForAll(part => part.Kind == RedlineKind.Same) ? [] : excerpt;
    }

    /// <summary>One sentence for the event: how many words came and went, and in which sections.</summary>
    public static string Describe(IReadOnlyList<RedlinePart> redline)
    {
        var added = redline.Where(part => part.Kind == RedlineKind.Added).Sum(Words);
        var removed = redline.Where(part => part.Kind == RedlineKind.Removed).Sum(Words);
        if (added + removed == 0) return "Text changed.";
        var sections = redline.Where(part => part.Kind != RedlineKind.Same && part.Section.Length > 0).Select(part => part.Section.TrimEnd('.')).Distinct().ToList();
        var where = sections switch
        {
            [] => "",
            { Count: <= 3 } => $" in {string.Join("; ", sections)}",
            _ => $" in {sections.Count} sections",
        };
        return $"Text changed: {added} {(added == 1 ? "word" : "words")} added, {removed} removed{where}.";
    }

    private static void AppendSame(List<RedlinePart> parts, IReadOnlyList<Paragraph> paragraphs, int from, int to)
    {
        for (var i = from; i < to; i++) Append(parts, RedlineKind.Same, paragraphs[i].Text + "\n\n", paragraphs[i].Section);
    }

    private static void AppendChanged(List<RedlinePart> parts, List<Paragraph> old, List<Paragraph> @new)
    {
        if (old.Count == 0 || @new.Count == 0)
        {
            foreach (var paragraph in old) Append(parts, RedlineKind.Removed, paragraph.Text + "\n\n", paragraph.Section);
            foreach (var paragraph in @new) Append(parts, RedlineKind.Added, paragraph.Text + "\n\n", paragraph.Section);
            return;
        }

        var (from, to) = (BySection(old), BySection(@new));
        if (from.Count == 1 && to.Count == 1)
        {
            AppendWords(parts, Joined(old), Joined(@new), @new[0].Section);
            return;
        }

        // Both texts keep their order: a section of the newer is compared with the next of the same name in the older.
        var at = 0;
        foreach (var (section, text) in to)
        {
            var match = from.FindIndex(at, before => before.Section == section);
            if (match >= 0) AppendRemoved(parts, from[at..match]);
            AppendWords(parts, match >= 0 ? from[match].Text : "", text, section);
            if (match >= 0) at = match + 1;
        }

        AppendRemoved(parts, from[at..]);
    }

    private static void AppendRemoved(List<RedlinePart> parts, List<(string Section, string Text)> gone)
    {
        foreach (var (section, text) in gone) Append(parts, RedlineKind.Removed, text, section);
    }

    // Neighbouring sections that both changed are compared each with its own former self.
    private static List<(string Section, string Text)> BySection(List<Paragraph> paragraphs)
    {
        List<(string Section, string Text)> runs = [];
        foreach (var paragraph in paragraphs)
        {
            if (runs.Count > 0 && runs[^1].Section == paragraph.Section) runs[^1] = (paragraph.Section, $"{runs[^1].Text}{paragraph.Text}\n\n");
            else runs.Add((paragraph.Section, $"{paragraph.Text}\n\n"));
        }

        return runs;
    }

    private static void AppendWords(List<RedlinePart> parts, string before, string after, string section)
    {
        DiffResult words = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        var at = 0;
        foreach (var block in Readable(words.DiffBlocks))
        {
            Append(parts, RedlineKind.Same, Text(words.PiecesNew, at, block.InsertStartB), section);
            Append(parts, RedlineKind.Removed, Text(words.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA), section);
            Append(parts, RedlineKind.Added, Text(words.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB), section);
            at = block.InsertStartB + block.InsertCountB;
        }

        Append(parts, RedlineKind.Same, Text(words.PiecesNew, at, words.PiecesNew.Count), section);
    }

    // A sentence that was rewritten shares an "of" or "the" with the old one: to leave these standing cuts it to shreds.
    private static IEnumerable<DiffBlock> Readable(IList<DiffBlock> blocks)
    {
        DiffBlock? last = null;
        foreach (var block in blocks)
        {
            if (last is not null && IsShred(last, block))
            {
                last = new DiffBlock(
                    last.DeleteStartA,
                    block.DeleteStartA + block.DeleteCountA - last.DeleteStartA,
                    last.InsertStartB,
                    block.InsertStartB + block.InsertCountB - last.InsertStartB);
                continue;
            }

            if (last is not null) yield return last;
            last = block;
        }

        if (last is not null) yield return last;
    }

    private static bool IsShred(DiffBlock before, DiffBlock after) =>
        after.InsertStartB - before.InsertStartB - before.InsertCountB <= LongestShred
        && before.DeleteCountA + before.InsertCountB > LongestShred
        && after.DeleteCountA + after.InsertCountB > LongestShred;

    private static void Append(List<RedlinePart> parts, RedlineKind kind, string text, string section)
    {
        if (text.Length == 0) return;
        if (parts.Count > 0 && parts[^1] is var last && last.Kind == kind && last.Section == section) parts[^1] = last with { Text = last.Text + text };
        else parts.Add(new RedlinePart(kind, text, section));
    }

    // A paragraph is one line here: the normal text has no single line breaks.
    private static string Lines(IReadOnlyList<Paragraph> paragraphs) => string.Join('\n', paragraphs.Select(paragraph => paragraph.Text));

    private static string Joined(List<Paragraph> paragraphs) => string.Concat(paragraphs.Select(paragraph => paragraph.Text + "\n\n"));

    private static List<Paragraph> Slice(IReadOnlyList<Paragraph> paragraphs, int start, int count) => [.. paragraphs.Skip(start).Take(count)];

    private static string Text(IReadOnlyList<string> pieces, int from, int to) => string.Concat(pieces.Skip(from).Take(to - from));

    private static int Words(RedlinePart part) => WordChunker.Instance.Chunk(part.Text).Count(piece => char.IsLetterOrDigit(piece[0]));

    private static string Context(string text, bool followsChange, bool precedesChange)
    {
        text = text.Trim('\n');
        if (text.Length <= 2 * ExcerptContext) return followsChange || precedesChange ? text : "";
        var head = followsChange ? text[..WordEnd(text, ExcerptContext)] + " … " : "… ";
        var tail = precedesChange ? text[WordStart(text, text.Length - ExcerptContext)..] : "";
        return head + tail;
    }

    private static int WordEnd(string text, int limit)
    {
        var end = text.LastIndexOf(' ', Math.Min(limit, text.Length - 1));
        return SafeCut(text, end > limit / 2 ? end : limit);
    }

    private static int WordStart(string text, int from)
    {
        var start = text.IndexOf(' ', from);
        return SafeCut(text, start >= 0 && start < from + ExcerptContext / 2 ? start + 1 : from);
    }

    private static int SafeCut(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
