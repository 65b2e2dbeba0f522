using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Tests.Alerting;

namespace Monitor.Worker.Tests.Web;

public sealed class PageAddressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1:6080", "http://127.0.0.1:6080")]
    [InlineData("https://localhost:6443;http://localhost:6080", "http://localhost:6080")]
    [InlineData("http://0.0.0.0:6081;http://[::1]:6080", "http://[::1]:6080")]
    [InlineData("http://0.0.0.0:6080", "http://127.0.0.1:6080")]
    [InlineData("http://monitor.example.org:6080", "http://monitor.example.org:6080")]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:5080")]
    [InlineData("nonsense", "http://127.0.0.1:5080")]
    public async Task Links_lead_to_where_the_page_is_served(string urls, string address)
    {
        await using var host = MonitorHost.Build(new Dictionary<string, string?> { ["Urls"] = urls });

        Assert.Equal(address, host.Get<IOptions<AlertingOptions>>().Value.PublicUrl);
    }

    [Fact]
    public async Task The_address_that_was_given_wins()
    {
        await using var host = MonitorHost.Build(new Dictionary<string, string?> { ["Urls"] = "http://127.0.0.1:6080", ["Alerting:PublicUrl"] = "https://monitor.example.org" });

        Assert.Equal("https://monitor.example.org", host.Get<IOptions<AlertingOptions>>().Value.PublicUrl);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", true)]
    [InlineData("https://monitor.example.org", false)]
    [InlineData(null, false)]
    public async Task An_address_of_this_machine_at_which_nothing_is_served_is_warned_of(string? given, bool warned)
    {
        using var log = new LogTrap();
        var settings = new Dictionary<string, string?>();
        if (given is not null) settings["Alerting:PublicUrl"] = given;
        await using var host = MonitorHost.Build(settings, also: services => services.AddSingleton<ILoggerProvider>(log));

        await host.App.StartAsync(Ct);

        Assert.Equal(warned, log.Lines.Any(line => line.StartsWith($"Warning Alerting:PublicUrl is {given}, but the page is served at http://127.0.0.1:", StringComparison.Ordinal)));
    }
}
