namespace Monitor.Worker.Documents;

/// <summary>The regions that policy leads divide the world into, and the groups that rules may also name.</summary>
public static class Regions
{
    public static readonly IReadOnlyList<string> All =
    [
        "Europe", "Middle East", "Africa", "Asia Pacific", "Canada", "United States", "Central America", "South America", "International",
    ];

    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EMEA"] = ["Europe", "Middle East", "Africa"],
        ["APAC"] = ["Asia Pacific"],
        ["LATAM"] = ["Central America", "South America"],
    };

    /// <summary>The regions that a word stands for: itself, the members of a group, or nothing when the word is unknown.</summary>
    public static IReadOnlyList<string> Expand(string word) =>
        Groups.TryGetValue(word, out var members) ? members
        : All.Contains(word, StringComparer.OrdinalIgnoreCase) ? [word]
        : [];
}
