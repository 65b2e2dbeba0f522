using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching;

/// <summary>Where a redirect leads: to a next hop, or to an outcome that an operator must see.</summary>
internal static class Redirects
{
    private static readonly string[] HomeNames = ["/", "/index.html", "/index.htm", "/index.php", "/index.jsp", "/default.aspx", "/home", "/start"];

    public static bool Has(int status) => status is 301 or 302 or 303 or 307 or 308;

    /// <summary>Exactly one of the two is given.</summary>
    /// <param name="from">The hop that answered with a redirect.</param>
    /// <param name="status">Its status.</param>
    /// <param name="to">Its Location, absolute and without the key; null when there was none that can be read.</param>
    /// <param name="home">The address that the source named.</param>
    public static (Hop? Next, FetchOutcome? End) Follow(Hop from, int status, Uri? to, Uri home)
    {
        if (to is null) return (null, new FetchOutcome.Unexpected(status));
        if (to.Scheme is not ("http" or "https")) return (null, new FetchOutcome.ForbiddenTarget($"A redirect leads to {to.Scheme}:, which is not fetched."));
        if (from.Url.Scheme == "https" && to.Scheme == "http") return (null, new FetchOutcome.ForbiddenTarget($"A redirect leads from https to plain http on {to.Host}."));
        if (IsHome(to) && !IsHome(from.Url)) return (null, new FetchOutcome.Moved(to));
        if (status is 301 or 308 && !SameHost(from.Url, to)) return (null, new FetchOutcome.Moved(to));

        // 307 and 308 repeat the request; the others ask for the new address plainly, as browsers do.
        var repeats = status is 307 or 308 || from.Method == HttpMethod.Get;
        return (new Hop
        {
            Url = to,
            Method = repeats ? from.Method : HttpMethod.Get,
            SendsBody = repeats && from.SendsBody,
            IsHome = IsSafeForKey(home, to),
        }, null);
    }

    private static bool SameHost(Uri a, Uri b) => a.IdnHost.Equals(b.IdnHost, StringComparison.OrdinalIgnoreCase) && (a.Port == b.Port || (a.IsDefaultPort && b.IsDefaultPort));

    private static bool IsSafeForKey(Uri home, Uri to) => SameHost(home, to) && (to.Scheme == home.Scheme || to.Scheme == "https");

    private static bool IsHome(Uri url) => url.Query.Length <= 1 && HomeNames.Contains(url.AbsolutePath, StringComparer.OrdinalIgnoreCase);
}
