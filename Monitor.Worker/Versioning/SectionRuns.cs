namespace Monitor.Worker.Versioning;

/// <summary>Paragraphs of one section that follow one another.</summary>
internal sealed class SectionRun(string section, List<Paragraph> paragraphs)
{
    private HashSet<string>? _words;

    public string Section { get; } = section;

    public string Text { get; } = string.Concat(paragraphs.Select(paragraph => paragraph.Text + "\n\n"));

    private string Title { get; } = Sections.Title(section);

    private HashSet<string> Words => _words ??= [.. WordChunker.Chunk(Text)];

    /// <summary>The same section: by its heading, by its title under another number, or because it says mostly the same.</summary>
    public bool IsSameAs(SectionRun other)
    {
        if (Section == other.Section) return true;
        if (Title.Length > 0 && Title == other.Title) return true;
        var common = Words.Count(other.Words.Contains);
        return 2.0 * common / Math.Max(1, Words.Count + other.Words.Count) >= 0.6;
    }
}

/// <summary>Cuts changed paragraphs by section, and finds which sections of the two versions are the same.</summary>
internal static class SectionRuns
{
    /// <summary>How many sections ahead a former self is looked for.</summary>
    private const int Ahead = 12;

    public static List<SectionRun> Of(IReadOnlyList<Paragraph> paragraphs) =>
        [.. Grouped(paragraphs).Select(run => new SectionRun(run[0].Section, run))];

    /// <summary>Both texts keep their order: each section of the newer with the next of the older that is the same, or with none.</summary>
    public static IEnumerable<(List<SectionRun> Gone, SectionRun? Old, SectionRun? New)> Pair(List<SectionRun> old, List<SectionRun> @new)
    {
        var at = 0;
        foreach (var run in @new)
        {
            var match = Find(old, at, run);
            yield return (match >= 0 ? old[at..match] : [], match >= 0 ? old[match] : null, run);
            if (match >= 0) at = match + 1;
        }

        yield return (old[at..], null, null);
    }

    private static int Find(List<SectionRun> old, int from, SectionRun run)
    {
        var named = old.FindIndex(from, before => before.Section == run.Section);
        if (named >= 0) return named;
        var until = Math.Min(old.Count, from + Ahead);
        for (var at = from; at < until; at++)
        {
            if (run.IsSameAs(old[at])) return at;
        }

        return -1;
    }

    private static IEnumerable<List<Paragraph>> Grouped(IReadOnlyList<Paragraph> paragraphs)
    {
        List<Paragraph> run = [];
        foreach (var paragraph in paragraphs)
        {
            if (run.Count > 0 && run[^1].Section != paragraph.Section)
            {
                yield return run;
                run = [];
            }

            run.Add(paragraph);
        }

        if (run.Count > 0) yield return run;
    }
}
