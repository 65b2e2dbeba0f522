namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>What the links of a page say, taken together: words that come again and again (PDF, read more) name no record.</summary>
internal sealed class LinkTexts
{
    private const int LongestGeneric = 30;

    private readonly Dictionary<string, int> _targets;

    public LinkTexts(PageOutline page)
    {
        _targets = page.Links
            .GroupBy(link => Plain(link.Text), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Select(link => link.Address).Distinct().Count(), StringComparer.Ordinal);
    }

    /// <summary>Says nothing, or the same as links to other pages.</summary>
    public bool IsGeneric(PageLink link)
    {
        var plain = Plain(link.Text);
        return plain.Length == 0 || (plain.Length <= LongestGeneric && _targets.GetValueOrDefault(plain) >= 2);
    }

    public static int Letters(string text) => text.Count(char.IsLetter);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
