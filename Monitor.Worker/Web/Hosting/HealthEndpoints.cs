using Monitor.Worker.Acting.Sockets;
using Monitor.Worker.Alerting;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Ops;
using Monitor.Worker.Reporting;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Reporting.EndToEnd;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Hosting;

/// <summary>For those who keep the service running: whether it lives, and whether it can do its work.</summary>
internal static partial class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).RequireAuthorization(Policies.Reader);
    }

    /// <summary>200, with sources whose silence proves nothing, or 503 with the reasons, one a line.</summary>
    private static async Task<IResult> ReadyAsync(
        MonitorStore store, IServiceProvider services, ActiveClassifier classifier, Heartbeat heartbeat, TimeProvider time, ILogger<HealthProbe> logger, CancellationToken ct)
    {
        List<string> reasons = [];
        if (heartbeat.Trouble(time.GetUtcNow()) is { } stopped) reasons.Add(stopped);
        if (!await AnswersAsync(() => store.CanConnectAsync(ct), "store", logger)) reasons.Add("The store does not answer.");
        if (!await AnswersAsync(() => IndexOpensAsync(services, ct), "index", logger)) reasons.Add("The index does not open; it can be rebuilt by the verb: reindex.");
        if (!classifier.IsReady) reasons.Add("No classifier is active yet.");
        return reasons is [] ? Results.Text(await FreshnessAsync(services, logger, ct)) : Results.Text(string.Join('\n', reasons), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    // A publisher that stands still is told here, but never by 503: restarting the service would mend nothing, over and over.
    private static async Task<string> FreshnessAsync(IServiceProvider services, ILogger logger, CancellationToken ct)
    {
        var told = "ready";
        await AnswersAsync(
            async () =>
            {
                told = Told(
                    await services.GetRequiredService<CoverageReader>().SilenceAsync(ct),
                    [.. services.GetRequiredService<SendingBlocks>().All.Select(block => block.Reason), .. Slack(services.GetRequiredService<SocketStates>()),
                        .. services.GetRequiredService<EndToEndState>().Last?.Troubles ?? [],
                        .. (await services.GetRequiredService<IndexWatch>().AskAsync(ct)).Troubles.Select(trouble => $"index: {trouble}")]);
                return true;
            },
            "coverage",
            logger);
        return told;
    }

    private static string Told(Silence silence, IReadOnlyList<string> troubles) => silence.Unread == 0 && silence.Unchecked.Count == 0 && troubles.Count == 0
        ? "ready"
        : string.Join('\n', [silence.UnreadWords() is { } unread ? $"ready, degraded: {unread}" : "ready, degraded", .. troubles, .. silence.Unchecked.Select(source => $"{source.Id}: {source.Why}")]);

    private static IEnumerable<string> Slack(SocketStates sockets) => sockets.All.Select(socket => socket.Trouble()).OfType<string>().Select(trouble => $"slack: {trouble}");

    // Asked for here, since opening it is what may fail.
    private static async Task<bool> IndexOpensAsync(IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<ISearchIndex>().CountAsync(ct) >= 0;

    private static async Task<bool> AnswersAsync(Func<Task<bool>> ask, string part, ILogger logger)
    {
        try
        {
            return await ask();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.NotReady(logger, part, fault);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the {Part} failed.")]
        public static partial void NotReady(ILogger logger, string part, Exception fault);
    }
}

/// <summary>Names the log of readiness.</summary>
internal sealed class HealthProbe;
