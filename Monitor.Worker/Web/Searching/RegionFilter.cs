namespace Monitor.Worker.Web.Searching;

/// <summary>A list narrowed to a region or a group of them, as the address line states it. What is no region narrows nothing.</summary>
/// <param name="Name">As it is chosen; empty for all.</param>
/// <param name="Regions">What it stands for; none for all.</param>
public sealed record RegionFilter(string Name, IReadOnlyList<string> Regions)
{
    public static readonly RegionFilter None = new("", []);

    public static readonly IReadOnlyList<string> Names = [.. Documents.Regions.All, "EMEA", "APAC", "LATAM"];

    public bool IsChosen => Regions.Count > 0;

    public static RegionFilter Of(IQueryCollection query) =>
        Names.FirstOrDefault(name => name.Equals(query["region"].ToString().Trim(), StringComparison.OrdinalIgnoreCase)) is { } name
            ? new RegionFilter(name, Documents.Regions.Expand(name))
            : None;

    /// <summary>The same choice in another address; empty where nothing is chosen.</summary>
    /// <param name="before">? or &amp;.</param>
    public string Query(char before) => IsChosen ? $"{before}region={Uri.EscapeDataString(Name)}" : "";
}
