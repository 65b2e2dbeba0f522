using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Monitor.Worker.Fetching.Rendering;

/// <summary>
/// One Chromium, started when it is wanted, closed when it has drawn enough pages or none for a while. It has no way to the network
/// of its own: its proxy is a port where nobody listens, so that only what <see cref="PageTraffic"/> hands it arrives.
/// </summary>
internal sealed class BrowserShelf(IOptions<RenderingOptions> options, TimeProvider time) : IAsyncDisposable, IDisposable
{
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-default-apps", "--disable-extensions", "--mute-audio", "--dns-prefetch-disable", "--renderer-process-limit=1",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--js-flags=--max-old-space-size=256",
        "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    ];

    private readonly SemaphoreSlim _door = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ITimer? _idle;
    private int _pages;

    /// <summary>Why no browser may be used; null when one may.</summary>
    public string? Missing => options.Value.FindBrowser() is null ? "There is no Chromium: install it, or set Rendering:Browser to its path."
        : Environment.IsPrivilegedProcess && !options.Value.WithoutSandbox ? "Chromium's sandbox does not work for root: run Monitor as another user, or set Rendering:WithoutSandbox where the container is the sandbox."
        : null;

    /// <summary>The caller must be the only one: pages are drawn one at a time.</summary>
    public async Task<IBrowser> TakeAsync()
    {
        await _door.WaitAsync();
        try
        {
            _idle?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (_browser is null or { IsConnected: false } || _pages >= options.Value.PagesPerBrowser) await StartAsync();
            _pages++;
            return _browser!;
        }
        finally
        {
            _door.Release();
        }
    }

    public void PutBack()
    {
        _idle ??= time.CreateTimer(_ => _ = CloseIdleAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _idle.Change(TimeSpan.FromSeconds(options.Value.IdleSeconds), Timeout.InfiniteTimeSpan);
    }

    public async ValueTask DisposeAsync()
    {
        if (_idle is not null) await _idle.DisposeAsync();
        await CloseAsync();
        _playwright?.Dispose();
        _door.Dispose();
    }

    public void Dispose()
    {
        _idle?.Dispose();
        // Ends the driver, and with it the browser.
        _playwright?.Dispose();
        _door.Dispose();
    }

    private async Task StartAsync()
    {
        await CloseAsync();
        _playwright ??= await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = options.Value.FindBrowser(),
            Headless = true,
            ChromiumSandbox = !options.Value.WithoutSandbox,
            Args = Arguments,
        });
        _pages = 0;
    }

    private async Task CloseIdleAsync()
    {
        await _door.WaitAsync();
        try
        {
            await CloseAsync();
        }
        finally
        {
            _door.Release();
        }
    }

    private async Task CloseAsync()
    {
        if (_browser is not { } browser) return;
        _browser = null;
        await browser.DisposeAsync();
    }
}
