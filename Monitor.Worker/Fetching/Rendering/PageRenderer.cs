using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Connecting;
using Monitor.Worker.Fetching.Pacing;

namespace Monitor.Worker.Fetching.Rendering;

/// <summary>
/// Draws a page that was fetched, in a real browser, and gives back what it then says. The page itself is not asked for again; what its
/// scripts ask for goes through the same guarded connections as everything else.
/// </summary>
internal sealed class PageRenderer(BrowserShelf browsers, WireClient wire, IOptions<RenderingOptions> options, IOptions<FetchingOptions> fetching)
{
    private readonly FifoGate _one = new(1);

    /// <summary>
    /// To be entered before any host's lane: a page under way may ask a second host, and two pages that each hold what the other waits
    /// for would wait for ever.
    /// </summary>
    public ValueTask<FifoGate.Place> EnterAsync(CancellationToken ct) => _one.EnterAsync(ct);

    /// <param name="url">The address that answered.</param>
    /// <param name="answer">Its answer, a page of HTML.</param>
    /// <param name="access">Of the source, with its wish.</param>
    /// <param name="may">Whether robots.txt of an address allows it.</param>
    /// <param name="ct">Ends the drawing.</param>
    public async Task<WireReply> DrawAsync(Uri url, Answer answer, SourceAccess access, Func<Uri, CancellationToken, Task<bool>> may, CancellationToken ct)
    {
        if (browsers.Missing is { } missing) return new WireReply.Failed(new FetchOutcome.BrowserMissing(missing));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(access.Timeout);
        var traffic = new PageTraffic(url, answer, access, wire, may, options.Value.MaxRequests, limit.Token);
        try
        {
            var html = await DrawnAsync(url, access, traffic).WaitAsync(limit.Token);
            var body = Encoding.UTF8.GetBytes(html);
            return body.Length > access.MaxBytes ? new WireReply.Failed(new FetchOutcome.TooLarge(access.MaxBytes)) : new WireReply.Answered(answer with { Body = body });
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Late(access);
        }
        catch (TimeoutException)
        {
            return Late(access);
        }
        catch (PlaywrightException fault)
        {
            return new WireReply.Failed(new FetchOutcome.Unreachable($"The browser could not draw the page: {fault.Message.Split('\n')[0]}"));
        }
        finally
        {
            browsers.PutBack();
        }
    }

    private async Task<string> DrawnAsync(Uri url, SourceAccess access, PageTraffic traffic)
    {
        var browser = await browsers.TakeAsync();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            UserAgent = fetching.Value.UserAgent,
            ServiceWorkers = ServiceWorkerPolicy.Block,
            AcceptDownloads = false,
        });
        context.SetDefaultTimeout((float)access.Timeout.TotalMilliseconds);
        await context.RouteAsync("**/*", traffic.AnswerAsync);
        await context.RouteWebSocketAsync("**/*", socket => socket.CloseAsync());
        var page = await context.NewPageAsync();
        await page.GotoAsync(url.AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        if (access.Render!.WaitFor is { } selector) await page.WaitForSelectorAsync(selector, new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        else await SettleAsync(page);
        return await page.ContentAsync();
    }

    // A page that never stops asking is read as it stands then.
    private async Task SettleAsync(IPage page)
    {
        try
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle, new PageWaitForLoadStateOptions { Timeout = options.Value.SettleSeconds * 1000 });
        }
        catch (TimeoutException)
        {
        }
    }

    private static WireReply.Failed Late(SourceAccess access) => new(new FetchOutcome.Truncated(access.Render?.WaitFor is { } selector
        ? $"'{selector}' did not appear within {access.Timeout}."
        : $"The page was not drawn within {access.Timeout}."));
}
