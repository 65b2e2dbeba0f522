using System.Net;
using System.Net.Sockets;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>Addresses that no publisher on the internet has (IANA special-purpose registries).</summary>
internal static class PrivateNetworks
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    // Networks that have IPv6 only reach every IPv4 publisher through this prefix, so the address inside decides.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contains(IPAddress address)
    {
        var plain = Unwrap(address);
        return Special.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        // A scope id (fe80::1%eth0) must not keep the address out of its network.
        var bytes = address.GetAddressBytes();
        var unscoped = new IPAddress(bytes);
        return Nat64.Contains(unscoped) ? new IPAddress(bytes[12..]) : unscoped;
    }
}
