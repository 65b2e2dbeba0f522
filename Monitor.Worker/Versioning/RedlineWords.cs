using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning;

/// <summary>A redline in one sentence.</summary>
internal static class RedlineWords
{
    private const int MostNamed = 3;

    public static string Describe(IReadOnlyList<RedlinePart> redline)
    {
        List<string> said = [];
        if (Changed(redline) is { } changed) said.Add(changed);
        if (Where(redline, RedlineKind.MovedHere) is { Count: > 0 } moved) said.Add($"{Named(moved, "section")} moved");
        var numbers = redline.Count(part => part.Kind == RedlineKind.NumberAfter);
        if (numbers > 0) said.Add($"{numbers} {(numbers == 1 ? "number" : "numbers")} changed");
        return said.Count == 0 ? "Text changed." : $"Text changed: {string.Join("; ", said)}.";
    }

    private static string? Changed(IReadOnlyList<RedlinePart> redline)
    {
        var added = redline.Where(part => part.Kind == RedlineKind.Added).Sum(Words);
        var removed = redline.Where(part => part.Kind == RedlineKind.Removed).Sum(Words);
        if (added + removed == 0) return null;
        var sections = Where(redline, RedlineKind.Added, RedlineKind.Removed);
        var where = sections.Count switch
        {
            0 => "",
            <= MostNamed => $" in {string.Join("; ", sections)}",
            _ => $" in {sections.Count} sections",
        };
        return $"{added} {(added == 1 ? "word" : "words")} added, {removed} removed{where}";
    }

    private static string Named(List<string> sections, string word) =>
        sections.Count <= MostNamed ? string.Join("; ", sections) : $"{sections.Count} {word}s";

    private static List<string> Where(IReadOnlyList<RedlinePart> redline, params RedlineKind[] kinds) =>
        [.. redline.Where(part => kinds.Contains(part.Kind) && part.Section.Length > 0).Select(part => part.Section.TrimEnd('.')).Distinct()];

    private static int Words(RedlinePart part) => WordChunker.Chunk(part.Text).Count(piece => char.IsLetterOrDigit(piece[0]));
}
