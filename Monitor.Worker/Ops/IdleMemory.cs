using Monitor.Worker.Crawling;

namespace Monitor.Worker.Ops;

/// <summary>
/// Gives memory back when a burst of crawling is over. The runtime collects when it allocates, so a worker that then waits for hours
/// would keep the burst's memory all that time.
/// </summary>
internal sealed class IdleMemory(CrawlGate gate, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        var (seen, trimmed) = (-1L, 0L);
        while (await Ticks(timer, stoppingToken))
        {
            var entered = gate.Entered;
            // Quiet for a whole interval, and not yet trimmed since the last run.
            if (gate.IsEmpty && entered == seen && entered != trimmed)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                trimmed = entered;
            }

            seen = entered;
        }
    }

    private static async Task<bool> Ticks(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
