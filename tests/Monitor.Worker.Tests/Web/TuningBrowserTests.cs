using Microsoft.Playwright;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

public sealed class TuningBrowserTests(RealBrowser browser) : IClassFixture<RealBrowser>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_labels_three_questions_with_keys_only()
    {
        await using var host = await MonitorHost.StartAsync();
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, "/name?return=/tuning").ToString());
        await page.HasFocusAsync("name");
        await page.Keyboard.TypeAsync("Grace Hopper");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-ask]").WaitForAsync();

        // A reason holds every key of the queue, and none of them acts while it is typed.
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("runs cuz");
        await page.Keyboard.PressAsync("Escape");
        await ToggleAsync("1");
        await ToggleAsync("-");
        await page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('[data-text]'))");
        await page.Keyboard.PressAsync("m");
        var passage = await page.InputValueAsync("[data-passage]");
        var wanted = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-ask] input[name=instrument]:checked')].map(box => box.value)");
        await AnswerAsync("r");
        await AnswerAsync("n");
        await AnswerAsync("u");

        var labels = await host.Store.Labels.ListAsync(null, 10, Ct);
        Assert.Equal([Verdict.Unsure, Verdict.NotRelevant, Verdict.Relevant], labels.Select(label => label.Given.Verdict));
        Assert.All(labels, label => Assert.Equal(("Grace Hopper", true), (label.Given.Who, label.Given.Asked is not null)));
        var first = labels[^1].Given;
        Assert.Equal("runs cuz", first.Reason);
        Assert.NotEmpty(passage);
        Assert.Equal(passage.ReplaceLineEndings("\n"), first.Passage!.ReplaceLineEndings("\n"));
        Assert.Equal(wanted.Order(), first.Instruments.Order());

        // Taken back, the last question is asked again.
        await page.Keyboard.PressAsync("z");
        await page.StandsAtAsync("?ask=");
        Assert.False((await host.Store.Labels.FindAsync(labels[0].Id, Ct))!.Holds);
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.Locator("[data-keys] dl").IsVisibleAsync());

        async Task ToggleAsync(string key)
        {
            var box = page.Locator($"input[data-key='{key}']");
            var before = await box.IsCheckedAsync();
            await page.Keyboard.PressAsync(key);
            Assert.NotEqual(before, await box.IsCheckedAsync());
        }

        async Task AnswerAsync(string key)
        {
            var ask = await page.InputValueAsync("input[name=ask]");
            await page.Keyboard.PressAsync(key);
            await page.StandsAtAsync($"?after={ask}&label=");
        }
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task A_question_fits_a_telephone_and_is_readable(int width, ColorScheme scheme)
    {
        await using var host = await MonitorHost.StartAsync();
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, "/name?return=/tuning").ToString());
        await page.HasFocusAsync("name");
        await page.Keyboard.TypeAsync("Grace Hopper");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-ask]").WaitForAsync();
        await page.Keyboard.PressAsync("n");
        await page.Locator(".strip").WaitForAsync();
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        Assert.Empty(await page.EvaluateAsync<string[]>(Contrast.FaintTexts));
    }
}
