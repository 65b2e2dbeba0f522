using Microsoft.Playwright;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Connecting;
using Monitor.Worker.Fetching.Pacing;

namespace Monitor.Worker.Fetching.Rendering;

/// <summary>
/// All that a page under way asks for. Its scripts and their questions are fetched as everything is: guarded, within limits, where
/// robots.txt allows it, one at a time. Pictures, fonts, other frames, other hosts and redirects are refused; styles are empty.
/// </summary>
internal sealed class PageTraffic(
    Uri page, Answer answer, SourceAccess access, WireClient wire, Func<Uri, CancellationToken, Task<bool>> may, int mostRequests, CancellationToken ct)
{
    private static readonly string[] Passed = ["accept", "content-type", "x-requested-with"];

    private readonly FifoGate _oneAtATime = new(1);
    private bool _served;
    private int _requests;
    private long _bytes;

    public async Task AnswerAsync(IRoute route)
    {
        using var turn = await _oneAtATime.EnterAsync(CancellationToken.None);
        try
        {
            await (IsThePage(route.Request) ? ServeAsync(route) : route.Request.ResourceType switch
            {
                "stylesheet" => route.FulfillAsync(new RouteFulfillOptions { Status = 200, ContentType = "text/css", Body = "" }),
                "script" or "xhr" or "fetch" when Target(route.Request) is { } target => FetchAsync(route, target),
                _ => route.AbortAsync(),
            });
        }
        catch (PlaywrightException)
        {
            // The page has gone, and nobody waits for this any more.
        }
    }

    private bool IsThePage(IRequest request) => !_served && request.IsNavigationRequest && request.Frame.ParentFrame is null;

    private Task ServeAsync(IRoute route)
    {
        _served = true;
        return route.FulfillAsync(new RouteFulfillOptions
        {
            Status = 200,
            ContentType = answer.Headers.Charset is { } charset ? $"text/html; charset={charset}" : "text/html",
            BodyBytes = answer.Body,
        });
    }

    /// <summary>Null: not an address that the page may ask.</summary>
    private Uri? Target(IRequest request) =>
        request.Method is "GET" or "POST"
        && Uri.TryCreate(request.Url, UriKind.Absolute, out var target)
        && TargetCheck.Refusal(target) is null
        && (target.IdnHost.Equals(page.IdnHost, StringComparison.OrdinalIgnoreCase) || access.Render!.Hosts.Contains(target.IdnHost, StringComparer.OrdinalIgnoreCase))
            ? target
            : null;

    private async Task FetchAsync(IRoute route, Uri target)
    {
        if (++_requests > mostRequests || _bytes >= access.MaxBytes || !await may(target, ct))
        {
            await route.AbortAsync();
            return;
        }

        var reply = await wire.ExchangeAsync(Request(route.Request, target), ct);
        if (reply is not WireReply.Answered { Answer: { Status: < 300 or >= 400 } got })
        {
            await route.AbortAsync();
            return;
        }

        _bytes += got.Body.Length;
        await route.FulfillAsync(new RouteFulfillOptions
        {
            Status = got.Status,
            ContentType = got.Headers.MediaType,
            BodyBytes = got.Body,
            Headers = [new("Access-Control-Allow-Origin", "*")],
        });
    }

    private WireRequest Request(IRequest request, Uri target) => new()
    {
        Url = target,
        Method = HttpMethod.Parse(request.Method),
        Body = request.PostData,
        BodyType = request.Headers.GetValueOrDefault("content-type"),
        Headers = [.. request.Headers.Where(header => Passed.Contains(header.Key)).Select(header => (header.Key, header.Value))],
        AllowPrivateNetwork = access.AllowPrivateNetwork,
        TimeLimit = access.Timeout,
        MaxBytes = Math.Max(1, access.MaxBytes - _bytes),
        Pace = access.Pace,
    };
}
