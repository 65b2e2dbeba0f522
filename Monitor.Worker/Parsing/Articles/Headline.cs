namespace Monitor.Worker.Parsing.Articles;

/// <summary>Whether a line is the page's title again, whatever its punctuation and case.</summary>
internal static class Headline
{
    private const int LongestTitle = 1000;

    /// <param name="isHeading">A heading may say more than the title; a paragraph that does is a paragraph.</param>
    public static bool Repeats(string line, string title, bool isHeading)
    {
        if (title.Length is 0 or > LongestTitle || line.Length > LongestTitle) return false;
        var (a, b) = (Letters(line), Letters(title));
        if (a.Length == 0 || b.Length == 0) return false;
        if (a == b) return true;
        if (a.Length > b.Length && !isHeading) return false;
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return shorter.Length * 10 >= longer.Length * 6 && longer.Contains(shorter, StringComparison.Ordinal);
    }

    private static string Letters(string text)
    {
        Span<char> letters = stackalloc char[LongestTitle];
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) letters[count++] = char.ToLowerInvariant(c);
        }

        return new(letters[..count]);
    }
}
