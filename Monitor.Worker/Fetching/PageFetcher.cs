using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Fetching.Connecting;
using Monitor.Worker.Fetching.Keys;
using Monitor.Worker.Fetching.Pacing;
using Monitor.Worker.Fetching.Rendering;
using Monitor.Worker.Fetching.Robots;

namespace Monitor.Worker.Fetching;

/// <summary>One question to a publisher, hop by hop: each hop takes its turn at its host, asks that host's robots.txt and keeps its pace.</summary>
internal sealed partial class PageFetcher(
    ApiKeys keys, HostLanes lanes, RobotsGate robots, WireClient wire, PageRenderer renderer, AnswerJudge judge, IOptions<FetchingOptions> options, TimeProvider time, ILogger<PageFetcher> logger) : IPageFetcher
{
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var key = request.Access.Key is { } wanted ? keys.Find(wanted) : null;
        if (request.Access.Key is { } missing && key is null) return new FetchOutcome.KeyMissing(missing.Environment);
        if (TargetCheck.Refusal(request.Url) is { } forbidden) return forbidden;

        var trip = new Trip(request with { Url = key?.Strip(request.Url) ?? request.Url }, key);
        var outcome = await TravelAsync(trip, ct);
        if (key is not null) outcome = key.Conceal(outcome);
        Log.Asked(logger, request.Source, request.Url.Host, outcome.GetType().Name);
        return outcome;
    }

    private async Task<FetchOutcome> TravelAsync(Trip trip, CancellationToken ct)
    {
        using var place = trip.Access.Render is null ? null : await renderer.EnterAsync(ct);
        for (var redirects = 0; ; redirects++)
        {
            if (redirects > trip.Access.MaxRedirects) return new FetchOutcome.Unreachable($"The answer was redirected more than {trip.Access.MaxRedirects} times.");
            if (!trip.Visit()) return new FetchOutcome.Unreachable($"The redirects of {trip.Hop.Url.Host} go round in circles.");
            if (await AskAsync(trip, ct) is { } outcome) return outcome;
        }
    }

    /// <summary>Null: a redirect leads on.</summary>
    private async Task<FetchOutcome?> AskAsync(Trip trip, CancellationToken ct)
    {
        var url = trip.Hop.Url;
        if (TargetCheck.Refusal(url) is { } forbidden) return forbidden;
        using var turn = await lanes.EnterAsync(url.IdnHost, ct);
        if (turn.ClosedBeyond(TimeSpan.FromSeconds(options.Value.LongestWaitSeconds)) is { } until) return new FetchOutcome.RateLimited(until);
        var permission = await robots.AskAsync(url, trip.Access, turn, ct);
        if (permission.Refusal is { } refusal) return Noted(refusal, turn);

        var pace = permission.CrawlDelay > trip.Access.Pace ? permission.CrawlDelay : trip.Access.Pace;
        await turn.PaceAsync(pace, ct);
        var started = time.GetTimestamp();
        var reply = await wire.ExchangeAsync(trip.Request(pace), ct);
        if (trip.Access.Render is not null) reply = await DrawAsync(reply, trip, turn, ct);
        turn.Answered();
        trip.Spend(time.GetElapsedTime(started));
        return reply switch
        {
            WireReply.Failed failed => failed.Outcome,
            WireReply.Answered { Answer: var answer } when Redirects.Has(answer.Status) => trip.FollowRedirect(answer),
            WireReply.Answered { Answer: var answer } => Noted(Judge(trip, answer), turn),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A page that was served well is drawn before it is judged; everything else is judged as it is.</summary>
    private async Task<WireReply> DrawAsync(WireReply reply, Trip trip, HostTurn turn, CancellationToken ct) =>
        reply is WireReply.Answered { Answer: { Status: 200, Headers.BotCheck: null } answer } && ContentSniffer.Binary(answer.Body) is null
            ? await renderer.DrawAsync(trip.Hop.Url, answer, trip.Access, (target, token) => MayAsync(target, trip, turn, token), ct)
            : reply;

    private async Task<bool> MayAsync(Uri target, Trip trip, HostTurn turn, CancellationToken ct)
    {
        if (target.IdnHost.Equals(trip.Hop.Url.IdnHost, StringComparison.OrdinalIgnoreCase)) return (await robots.AskAsync(target, trip.Access, turn, ct)).Refusal is null;
        using var other = await lanes.EnterAsync(target.IdnHost, ct);
        return (await robots.AskAsync(target, trip.Access, other, ct)).Refusal is null;
    }

    private FetchOutcome Judge(Trip trip, Answer answer)
    {
        var outcome = judge.Judge(trip.Asked, trip.Cleaned(answer), trip.Hop.Url);
        return outcome is FetchOutcome.Fetched { Page: { Link: { } link } page } && trip.Key is { } key
            ? new FetchOutcome.Fetched(page with { Link = key.Conceal(link) })
            : outcome;
    }

    // The other sources of a host must hear of its wish too.
    private static FetchOutcome Noted(FetchOutcome outcome, HostTurn turn)
    {
        if (outcome is FetchOutcome.RateLimited limited) turn.Close(limited.RetryAt);
        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{Source} asked {Host}: {Outcome}.")]
        public static partial void Asked(ILogger logger, SourceId source, string host, string outcome);
    }
}
