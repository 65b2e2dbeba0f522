namespace Monitor.Worker.Fetching.Keys;

/// <summary>Changes one parameter of a query and leaves the spelling of all others alone.</summary>
internal static class QueryString
{
    public static Uri Set(Uri url, string name, string value)
    {
        var rest = Without(url, name);
        var pair = $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
        return With(url, rest is "" ? pair : $"{rest}&{pair}");
    }

    public static Uri Remove(Uri url, string name) =>
        Without(url, name) is var rest && rest != url.Query.TrimStart('?') ? With(url, rest) : url;

    private static string Without(Uri url, string name) =>
        string.Join('&', url.Query.TrimStart('?').Split('&').Where(pair => !IsNamed(pair, name)));

    // The name may come back encoded in another way than it went out.
    private static bool IsNamed(string pair, string name) =>
        Uri.UnescapeDataString(pair.Split('=')[0]).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static Uri With(Uri url, string query) => new UriBuilder(url) { Query = query }.Uri;
}
