using System.Globalization;
using Monitor.Worker.Alerting;

namespace Monitor.Worker.Web.Hosting;

/// <summary>Where links in messages and feeds lead while nobody has said how readers reach the page: to where it is served.</summary>
internal static class PageAddress
{
    private const string Setting = $"{AlertingOptions.Section}:{nameof(AlertingOptions.PublicUrl)}";

    /// <summary>To be called after all settings are known.</summary>
    public static IServiceCollection AddPageAddress(this IServiceCollection services, IConfiguration configuration) =>
        IsConfigured(configuration)
            ? services
            : services.PostConfigure<AlertingOptions>(options => options.PublicUrl = Of(ListenAddresses.Of(configuration, [])) ?? options.PublicUrl);

    /// <summary>The one that a reader on this machine can follow: loopback before any other, http before https. Null where a port is only known once it is open.</summary>
    public static string? Of(IReadOnlyList<string> served) =>
        served.Select(Parse).OfType<BindingAddress>().Where(one => one.Port > 0)
            .OrderBy(one => ListenAddresses.IsLoopbackName(one.Host) ? 0 : 1).ThenBy(one => one.Scheme == Uri.UriSchemeHttp ? 0 : 1)
            .Select(Address).FirstOrDefault();

    /// <summary>
    /// Null, or what is wrong with an address of this machine at which nothing of this service is served. Another name may be a proxy's, and a
    /// service that listens beyond loopback may stand behind mapped ports: of them nothing is known here.
    /// </summary>
    public static string? Mismatch(IConfiguration configuration, string publicUrl, IReadOnlyList<string> served)
    {
        if (!IsConfigured(configuration) || !Uri.TryCreate(publicUrl, UriKind.Absolute, out var given) || !given.IsLoopback) return null;
        var open = served.Select(Parse).OfType<BindingAddress>().ToList();
        return open.Count == 0 || open.Exists(one => one.Port == given.Port || !ListenAddresses.IsLoopbackName(one.Host))
            ? null
            : $"{Setting} is {publicUrl}, but the page is served at {string.Join(", ", served)}: links in messages and feeds lead nowhere.";
    }

    private static bool IsConfigured(IConfiguration configuration) => configuration[Setting] is not null;

    // A wildcard is every address of the machine, and no link.
    private static string Address(BindingAddress binding) =>
        string.Create(CultureInfo.InvariantCulture, $"{binding.Scheme}://{(binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : binding.Host)}:{binding.Port}");

    private static BindingAddress? Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { IsUnixPipe: false, IsNamedPipe: false } binding ? binding : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
