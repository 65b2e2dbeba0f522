using Microsoft.Playwright;

namespace Monitor.Worker.Tests.Web;

/// <summary>
/// Waits by asking the page where it stands. Its events get lost on a busy machine, and a function that waits within the page is refused by the
/// page's own policy when a navigation comes in between.
/// </summary>
internal static class PageWaits
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="page">In whatever state.</param>
    /// <param name="query">How the address must go on behind its path.</param>
    /// <param name="toItsEnd">Whether nothing may follow: an address that is to become shorter stands at its beginning all the while.</param>
    public static async Task StandsAtAsync(this IPage page, string query, bool toItsEnd = false)
    {
        var stands = "";
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until;)
        {
            try
            {
                stands = await page.EvaluateAsync<string>("document.readyState + ' ' + location.search");
                if (toItsEnd ? stands == $"complete {query}" : stands.StartsWith($"complete {query}", StringComparison.Ordinal)) return;
            }
            catch (PlaywrightException)
            {
                // The page was just left.
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"The page stands at '{stands}', not at '{query}'.");
    }

    /// <summary>Until the field that the page gives the keyboard to has it: keys pressed before are lost, as a person's would be.</summary>
    public static async Task HasFocusAsync(this IPage page, string id)
    {
        var has = "";
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until;)
        {
            has = await page.EvaluateAsync<string>("document.activeElement?.id ?? ''");
            if (has == id) return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"The keyboard is with '{has}', not with '{id}'.");
    }
}
