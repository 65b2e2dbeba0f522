using System.Collections.Frozen;
using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>What can be told from an address alone. Where its host really stands is told when it is connected to.</summary>
internal static class TargetCheck
{
    // The ports that browsers refuse (WHATWG Fetch, "port blocking"): other services, which a request could be mistaken for a command to.
    private static readonly FrozenSet<int> OtherServices = new[]
    {
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137,
        139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723,
        2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    }.ToFrozenSet();

    /// <summary>Null when it may be asked.</summary>
    public static FetchOutcome.ForbiddenTarget? Refusal(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")) return new FetchOutcome.ForbiddenTarget("Only http and https addresses are fetched.");
        if (url.UserInfo.Length > 0) return new FetchOutcome.ForbiddenTarget($"An address on {url.Host} carries a user name: what stands before an @ is no host.");
        return OtherServices.Contains(url.Port)
            ? new FetchOutcome.ForbiddenTarget(string.Create(CultureInfo.InvariantCulture, $"Port {url.Port} of {url.Host} belongs to another service than the web."))
            : null;
    }
}
