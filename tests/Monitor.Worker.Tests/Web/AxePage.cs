using System.Text.Json;
using Microsoft.Playwright;

namespace Monitor.Worker.Tests.Web;

/// <summary>
/// A page of a real browser that axe judges by the Web Content Accessibility Guidelines 2.2, levels A and AA, wherever it goes. axe is
/// installed by <c>npm ci</c> in tests/peers; without it the tests that ask say so and skip.
/// </summary>
internal sealed class AxePage : IAsyncDisposable
{
    private const string Judge =
        """
        async () => JSON.stringify((await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }))
          .violations.map(fault => `${fault.id}: ${fault.help}: ${fault.nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ')}`))
        """;

    private static readonly string Axe = Repository.PathOf("tests", "peers", "node_modules", "axe-core", "axe.min.js");

    private readonly IBrowserContext _context;

    private AxePage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<AxePage> OpenAsync(RealBrowser browser)
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is not installed: run npm ci in tests/peers.");
        // The page's own policy refuses any script but its own.
        var context = await browser.NewContextAsync(new() { BypassCSP = true });
        await context.AddInitScriptAsync(scriptPath: Axe);
        return new AxePage(context, await context.NewPageAsync());
    }

    public async Task<IReadOnlyList<string>> FaultsAtAsync(string address)
    {
        await Page.GotoAsync(address);
        return await FaultsAsync();
    }

    /// <summary>Of what is shown now, each with where it stands.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var faults = JsonSerializer.Deserialize<string[]>(await Page.EvaluateAsync<string>(Judge)) ?? [];
        return [.. faults.Select(fault => $"{fault} ({Page.Url})")];
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
