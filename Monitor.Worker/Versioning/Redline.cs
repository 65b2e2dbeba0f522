using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning;

/// <summary>
/// A word redline of two versions, by section. Paragraphs are matched by what they say, so that a new number, a blank or a
/// hyphen is no change and a section that moved is told as moved; inside paragraphs that changed, words are compared.
/// </summary>
internal static class Redline
{
    /// <summary>All of the newer text and what was struck from the older, in order.</summary>
    public static IReadOnlyList<RedlinePart> Between(string before, string after)
    {
        var (old, @new) = (Sections.Split(before), Sections.Split(after));
        var alignment = ParagraphAlignment.Of(old, @new);
        var redline = new RedlineWriter();
        var (from, start) = (0, 0);
        for (var at = 0; at <= old.Count; at++)
        {
            var place = at < old.Count ? alignment.Kept[at] : @new.Count;
            if (place < 0) continue;
            WriteGap(redline, alignment, old, (from, at), @new, (start, place));
            if (at < old.Count) redline.AddKept(old[at], @new[place]);
            (from, start) = (at + 1, place + 1);
        }

        return redline.Finish();
    }

    /// <summary>Whether a reader must be told: words came, went or moved. Numbers, blanks and hyphens alone are nothing new.</summary>
    public static bool IsNews(IReadOnlyList<RedlinePart> redline) =>
        redline.Any(part => part.Kind is RedlineKind.Added or RedlineKind.Removed or RedlineKind.MovedHere && part.Text.Any(char.IsLetterOrDigit));

    /// <summary>The changes with a few words around them, short enough for a message.</summary>
    public static IReadOnlyList<RedlinePart> Excerpt(IReadOnlyList<RedlinePart> redline) => RedlineExcerpt.Of(redline);

    /// <summary>One sentence for the event: how many words came and went, in which sections, what moved and what has another number.</summary>
    public static string Describe(IReadOnlyList<RedlinePart> redline) => RedlineWords.Describe(redline);

    private static void WriteGap(
        RedlineWriter redline, ParagraphAlignment alignment, IReadOnlyList<Paragraph> old, (int From, int To) gone, IReadOnlyList<Paragraph> @new, (int From, int To) come)
    {
        List<Paragraph> removed = [];
        for (var at = gone.From; at < gone.To; at++)
        {
            if (!alignment.Moved.ContainsKey(at)) removed.Add(old[at]);
            else redline.Add(RedlineKind.MovedAway, old[at].Text + "\n\n", old[at].Section);
        }

        // What arrived from elsewhere divides what is new here, so that the newer text keeps its order.
        List<List<Paragraph>> added = [[]];
        for (var at = come.From; at < come.To; at++)
        {
            if (!alignment.Arrived.ContainsKey(at)) added[^1].Add(@new[at]);
            else added.Add([]);
        }

        var piece = 0;
        WriteChanged(redline, removed, added[piece++], alignment.Renumbered);
        for (var at = come.From; at < come.To; at++)
        {
            if (!alignment.Arrived.ContainsKey(at)) continue;
            redline.Add(RedlineKind.MovedHere, @new[at].Text + "\n\n", @new[at].Section);
            WriteChanged(redline, [], added[piece++], alignment.Renumbered);
        }
    }

    private static void WriteChanged(RedlineWriter redline, List<Paragraph> old, List<Paragraph> @new, IReadOnlyDictionary<string, string> renumbered)
    {
        foreach (var (gone, before, after) in SectionRuns.Pair(SectionRuns.Of(old), SectionRuns.Of(@new)))
        {
            foreach (var run in gone) redline.Add(RedlineKind.Removed, run.Text, run.Section);
            if (after is not null) WordDiff.Write(redline, before?.Text ?? "", after.Text, after.Section, renumbered);
        }
    }
}
