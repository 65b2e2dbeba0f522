using System.Runtime.InteropServices;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Ops;

/// <summary>
/// Gives memory back when a burst is over: a start, a crawl, a rebuilt index. The runtime collects when it allocates, so a worker
/// that then waits for hours would keep the burst's memory all that time.
/// </summary>
/// <param name="allocated">Bytes allocated by the process so far.</param>
/// <param name="giveBack">Collects everything, and compacts.</param>
internal sealed class IdleMemory(CrawlGate gate, TimeProvider time, Func<long> allocated, Action giveBack) : BackgroundService
{
    /// <summary>Waiting costs about a megabyte between two looks.</summary>
    public const long Quiet = 8L << 20;

    /// <summary>Less is not worth stopping everything for.</summary>
    public const long Burst = 64L << 20;

    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(30);

    private long _seen;

    private long _givenBackAt;

    public static void GiveBack()
    {
        TextPattern.LetGo();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GiveBackNative();
    }

    /// <summary>Gives back when the service was quiet since the last look, and was not since memory was given back.</summary>
    public void Look()
    {
        var now = allocated();
        if (gate.IsEmpty && now - _seen < Quiet && now - _givenBackAt >= Burst)
        {
            giveBack();
            _givenBackAt = now;
        }

        _seen = now;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, time);
        while (await Ticks(timer, stoppingToken)) Look();
    }

    // What the compiler of the runtime and SQLite freed stays in glibc's arenas until they are trimmed: about 17 MB after a first start.
    private static void GiveBackNative()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = TrimAllocator(0);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, which keeps less.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int TrimAllocator(nuint pad);

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
