namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Changes one parameter of an address and leaves every other byte of it alone: publishers are particular about theirs.</summary>
internal static class QueryString
{
    public static Uri With(Uri url, string name, string value)
    {
        var parts = Others(url, name).Append($"{Escape(name)}={Uri.EscapeDataString(value)}");
        return new UriBuilder(url) { Query = string.Join('&', parts) }.Uri;
    }

    /// <summary>Only the parameters of these names.</summary>
    public static Uri Only(Uri url, IReadOnlyCollection<string> names) => new UriBuilder(url)
    {
        Query = string.Join('&', url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => names.Contains(Uri.UnescapeDataString(part.Split('=', 2)[0])))),
    }.Uri;

    public static Uri Without(Uri url, string name) =>
        url.Query.Length <= 1 ? url : new UriBuilder(url) { Query = string.Join('&', Others(url, name)) }.Uri;

    private static IEnumerable<string> Others(Uri url, string name) =>
        url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !string.Equals(Uri.UnescapeDataString(part.Split('=', 2)[0]), name, StringComparison.Ordinal));

    // $skip and page[number] are written plainly in every documentation; some servers know them only so.
    private static string Escape(string name) =>
        name.All(character => char.IsAsciiLetterOrDigit(character) || "-._~$[]".Contains(character, StringComparison.Ordinal)) ? name : Uri.EscapeDataString(name);
}
