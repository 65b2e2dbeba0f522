using Microsoft.Playwright;

namespace Monitor.Worker.Tests.Web;

/// <summary>The machine's Chromium. Tests that need it skip, with the reason, where there is none.</summary>
public sealed class RealBrowser : IAsyncLifetime
{
    private static readonly string? Program =
        ((string?[])[Environment.GetEnvironmentVariable("MONITOR_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).FirstOrDefault(File.Exists);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Program is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium on this machine (Debian: apt install chromium; or set MONITOR_CHROMIUM).");
        return _browser!.NewContextAsync(options ?? new());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
