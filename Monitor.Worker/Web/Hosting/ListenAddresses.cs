using System.Net;

namespace Monitor.Worker.Web.Hosting;

/// <summary>Where the page will be served, as far as configuration says, and whether other machines reach it there.</summary>
internal static class ListenAddresses
{
    private const string Urls = "urls";
    private const string HttpPorts = "http_ports";
    private const string HttpsPorts = "https_ports";
    private const string KestrelEndpoints = "Kestrel:Endpoints";

    /// <summary>False when nobody said anything, so that the default is free to stand.</summary>
    public static bool AreGiven(IConfiguration configuration) => Of(configuration, []).Count > 0;

    /// <summary>Every address that may be served. Ports alone stand for every interface of the machine; they count only where no address is given.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration, IEnumerable<string> added)
    {
        List<string> stated = [.. Split(configuration[Urls]), .. Kestrel(configuration), .. added];
        if (stated.Count > 0) return [.. stated.Distinct(StringComparer.OrdinalIgnoreCase)];
        return [.. Ports(configuration[HttpPorts], "http"), .. Ports(configuration[HttpsPorts], "https")];
    }

    /// <summary>True for everything that is not surely this machine alone: wildcards, names, sockets that a proxy opens to the world.</summary>
    public static bool IsWide(string address)
    {
        BindingAddress binding;
        try
        {
            binding = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return true;
        }

        return binding.IsUnixPipe || binding.IsNamedPipe || !IsLoopbackName(binding.Host);
    }

    public static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static IEnumerable<string> Kestrel(IConfiguration configuration) =>
        configuration.GetSection(KestrelEndpoints).GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();

    private static IEnumerable<string> Ports(string? ports, string scheme) => Split(ports).Select(port => $"{scheme}://*:{port}");

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
