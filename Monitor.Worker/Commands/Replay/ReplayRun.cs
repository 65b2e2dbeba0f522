using System.Diagnostics;
using Monitor.Worker.Crawling;
using Monitor.Worker.Following;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands.Replay;

/// <summary>Lets the publishers turn their pages and the worker read them, day by day, through the worker's own services.</summary>
internal sealed class ReplayRun(SampleSet samples, SamplePublisher publisher, IServiceProvider services, ReplayDays days)
{
    private readonly SourceCatalog _catalog = services.GetRequiredService<SourceCatalog>();
    private readonly RunStore _runs = services.GetRequiredService<RunStore>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    /// <param name="tell">Told what is going on, a line at a time.</param>
    /// <param name="ct">Ends the replay; it can be taken up again.</param>
    public async Task<ReplayReport> RunAsync(Action<string> tell, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        for (var day = 1; day <= samples.Days; day++) await RunDayAsync(day, tell, ct);
        var digests = await services.GetRequiredService<DigestSender>().SendGatheredAsync(ct);
        if (digests > 0) tell($"The week is over: {digests} {(digests == 1 ? "digest" : "digests")} sent.");
        days.Finish();
        var observed = await new ReplayObservation(samples, services, days).ReadAsync(ct);
        return new ReplayReport(observed, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task RunDayAsync(int day, Action<string> tell, CancellationToken ct)
    {
        if (days.Begun.Count > day) return;
        publisher.Publish(day);
        var begun = days.Begin(day, _time.GetUtcNow());
        tell($"Day {day}: the publishers have turned the page.");
        var done = (await _runs.RunsBetweenAsync(begun, DateTimeOffset.MaxValue, ct)).Select(run => run.Source).ToHashSet();
        foreach (var source in _catalog.All.Where(source => source.Enabled && !done.Contains(source.Id)))
        {
            var report = await services.GetRequiredService<SourceCrawl>().RunAsync(source, ct);
            tell($"  {RunLine.Text(report)}");
        }

        await services.GetRequiredService<IndexFollower>().CatchUpAsync(ct);
        await services.GetRequiredService<DeliverySender>().SendDueAsync(ct);
    }
}
