using System.Text.Json;

namespace Monitor.Worker.Tests.Web;

/// <summary>
/// Every page is judged by axe against the Web Content Accessibility Guidelines 2.2, levels A and AA. axe is installed by
/// <c>npm ci</c> in tests/peers; without it these tests say so and skip.
/// </summary>
public sealed class AccessibilityTests(RealBrowser browser, LookedAtHost looked) : IClassFixture<RealBrowser>, IClassFixture<LookedAtHost>
{
    private const string Judge =
        """
        async () => JSON.stringify((await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
          .violations.map(fault => `${fault.id}: ${fault.help}: ${fault.nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ')}`))
        """;

    private static readonly string Axe = Repository.PathOf("tests", "peers", "node_modules", "axe-core", "axe.min.js");

    public static TheoryData<string> Pages => BrowserTests.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_fault_that_axe_knows(string path)
    {
        // In the dark only colours differ, and BrowserTests measure those in both.
        var faults = await FaultsAsync(new Uri(looked.Host.Address, path).ToString());

        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_page_with_faults_is_refused()
    {
        const string Bad = "data:text/html,<html><head><title></title></head><body><img src='x.png'><input type='text'><p style='color:%23ccc;background:white'>faint</p></body></html>";

        var faults = await FaultsAsync(Bad);

        Assert.Contains(faults, fault => fault.StartsWith("image-alt:", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("color-contrast:", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("label:", StringComparison.Ordinal));
    }

    private async Task<string[]> FaultsAsync(string address)
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is not installed: run npm ci in tests/peers.");
        // The page's own policy refuses any script but its own.
        await using var context = await browser.NewContextAsync(new() { BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken));
        return JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Judge)) ?? [];
    }
}
