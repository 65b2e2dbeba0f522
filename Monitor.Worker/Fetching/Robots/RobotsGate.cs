using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Fetching.Connecting;
using Monitor.Worker.Fetching.Pacing;

namespace Monitor.Worker.Fetching.Robots;

/// <summary>Asks an origin's robots.txt, at most once a day, before anything else of that origin is asked for (RFC 9309).</summary>
internal sealed class RobotsGate(WireClient wire, IOptions<FetchingOptions> options, TimeProvider time)
{
    private const int MostRedirects = 5;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    private readonly RobotsShelf _shelf = new(time);

    public async Task<RobotsPermission> AskAsync(Uri url, SourceAccess access, HostTurn turn, CancellationToken ct)
    {
        var copy = _shelf.For(url, access.AllowPrivateNetwork);
        using var place = await copy.Gate.EnterAsync(ct);
        if (copy.Until <= time.GetUtcNow() && await RenewAsync(copy, url, access, turn, ct) is { } failure) return new RobotsPermission(failure, TimeSpan.Zero);
        if (copy.Refusal is { } reason) return new RobotsPermission(new FetchOutcome.RobotsRefused(reason), TimeSpan.Zero);

        var agent = options.Value.ProductName;
        var rule = copy.Rules!.RefusingRule(agent, url.PathAndQuery);
        return new RobotsPermission(rule is null ? null : new FetchOutcome.RobotsRefused(rule), Capped(copy.Rules.CrawlDelay(agent)));
    }

    private TimeSpan Capped(TimeSpan? delay)
    {
        var most = TimeSpan.FromSeconds(options.Value.MaxCrawlDelaySeconds);
        return delay is not { } asked ? TimeSpan.Zero : asked < most ? asked : most;
    }

    /// <summary>Null when there is now a copy to go by; otherwise why the origin cannot be asked at all.</summary>
    private async Task<FetchOutcome?> RenewAsync(RobotsShelf.Copy copy, Uri url, SourceAccess access, HostTurn turn, CancellationToken ct)
    {
        var reply = await FetchAsync(url, access, turn, ct);
        switch (reply)
        {
            case WireReply.Failed { Outcome: FetchOutcome.Truncated cut }:
                Refuse(copy, $"robots.txt could not be read whole: {cut.Reason}");
                return null;
            case WireReply.Failed failed:
                // Nothing of the origin can be reached, which says more than "refused"; it is asked again next time.
                return copy.Rules is null ? failed.Outcome : null;
            case WireReply.Answered { Answer.Status: 429 } limited:
                return new FetchOutcome.RateLimited(RetryTimes.Parse(limited.Answer.Headers.RetryAfter, time.GetUtcNow())
                    ?? time.GetUtcNow().AddSeconds(options.Value.DefaultRetryAfterSeconds));
            case WireReply.Answered { Answer.Status: >= 500 } broken:
                Refuse(copy, $"robots.txt answered {broken.Answer.Status}, which forbids everything until it answers again (RFC 9309)");
                return null;
            case WireReply.Answered { Answer: var answer }:
                var isFile = answer.Status is >= 200 and < 300;
                Keep(copy, isFile ? RobotsRules.Parse(TextDecoder.Decode(answer.Body, "utf-8").Text) : RobotsRules.AllowAll);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<WireReply> FetchAsync(Uri url, SourceAccess access, HostTurn turn, CancellationToken ct)
    {
        var at = new Uri(url, "/robots.txt");
        for (var redirects = 0; ; redirects++)
        {
            await turn.PaceAsync(access.Pace, ct);
            var reply = await wire.ExchangeAsync(Request(at, access), ct);
            turn.Answered();
            if (reply is not WireReply.Answered { Answer: { Status: 301 or 302 or 303 or 307 or 308, Headers.Location: { } location } }) return reply;
            // More redirects than that, or one that leads nowhere, count as "there is none" (RFC 9309, 2.3.1.2).
            if (redirects == MostRedirects || !Uri.TryCreate(at, location, out var next) || next.Scheme is not ("http" or "https")) return reply;
            at = next;
        }
    }

    private static WireRequest Request(Uri at, SourceAccess access) => new()
    {
        Url = at,
        Headers = [("Accept", "text/plain, */*;q=0.5")],
        AllowPrivateNetwork = access.AllowPrivateNetwork,
        TimeLimit = access.Timeout < TimeLimit ? access.Timeout : TimeLimit,
        MaxBytes = RobotsRules.MaxBytes,
        CutAtMaxBytes = true,
        Pace = access.Pace,
    };

    private void Keep(RobotsShelf.Copy copy, RobotsRules rules)
    {
        (copy.Rules, copy.Refusal) = (rules, null);
        copy.Until = time.GetUtcNow().AddHours(options.Value.RobotsCacheHours);
    }

    // An older copy stays in force while a new one cannot be had (RFC 9309, 2.4).
    private void Refuse(RobotsShelf.Copy copy, string reason)
    {
        copy.Refusal = copy.Rules is null ? reason : null;
        copy.Until = time.GetUtcNow().AddMinutes(options.Value.RobotsRetryMinutes);
    }
}
