namespace Monitor.Classifiers.Features;

internal static class LexiconFile
{
    public const string Header = "concept\tgloss\tlanguage\tterms";

    public static (IReadOnlyList<LexiconEntry> Entries, IReadOnlyList<string> Mistakes) Parse(IReadOnlyList<string> lines)
    {
        List<LexiconEntry> entries = [];
        List<string> mistakes = [];
        if (lines.Count == 0 || lines[0] != Header)
            mistakes.Add("line 1: the header must be: concept<tab>gloss<tab>language<tab>terms");
        for (var i = 1; i < lines.Count; i++)
        {
            if (ParseRow(lines[i], i + 1, mistakes) is { } entry)
                entries.Add(entry);
        }
        foreach (var twice in entries.GroupBy(entry => (entry.Concept, entry.Language)).Where(group => group.Count() > 1))
            mistakes.Add($"{twice.Key.Concept} has {twice.Count()} rows for language {twice.Key.Language}; join their terms with |");
        foreach (var split in entries.GroupBy(entry => entry.Concept).Where(group => group.Select(e => e.Gloss).Distinct().Count() > 1))
            mistakes.Add($"{split.Key} has more than one gloss: {string.Join(" / ", split.Select(e => e.Gloss).Distinct())}");
        return (entries, mistakes);
    }

    private static LexiconEntry? ParseRow(string line, int number, List<string> mistakes)
    {
        var fields = line.Split('\t');
        if (fields.Length != 4 || fields.Any(string.IsNullOrWhiteSpace))
        {
            mistakes.Add($"line {number}: expected four filled fields separated by tabs");
            return null;
        }
        var terms = fields[3].Split(LexiconEntry.Separator);
        if (terms.Any(term => term.Replace("*", "", StringComparison.Ordinal).Trim().Length < 2))
        {
            mistakes.Add($"line {number}: a term is empty or shorter than two characters");
            return null;
        }
        return new LexiconEntry(string.Intern(fields[0]), string.Intern(fields[1]), string.Intern(fields[2]), fields[3]);
    }
}
