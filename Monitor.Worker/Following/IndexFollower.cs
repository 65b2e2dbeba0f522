using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following;

/// <summary>Carries committed changes into the index. The cursor lives in the index's own commit, so the two can never disagree.</summary>
internal sealed partial class IndexFollower(ChangeFeed feed, ISearchIndex index, CommitSignal signal, TimeProvider time, ILogger<IndexFollower> logger)
    : BackgroundService
{
    private readonly SemaphoreSlim _writing = new(1);

    private const int Batch = 200;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Until the index holds all that is committed now.</summary>
    /// <returns>How many items were written.</returns>
    public async Task<int> CatchUpAsync(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            var written = 0;
            while (true)
            {
                var batch = await feed.ReadSinceAsync(index.Cursor, Batch, ct);
                if (batch.IsEmpty) return written;
                await index.WriteAsync(batch.Upserts, batch.Deletes, batch.Cursor, ct);
                written += batch.Upserts.Count;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public override void Dispose()
    {
        // Ends the loop first; a batch under way is finished or given up before its turn is taken away.
        base.Dispose();
        _writing.Wait(Patience);
        _writing.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ticket = signal.Next();
            try
            {
                await CatchUpAsync(stoppingToken);
                await signal.WaitAsync(ticket, Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Behind(logger, Pause, fault);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The index could not follow; nothing is lost, it is tried again in {Pause}.")]
        public static partial void Behind(ILogger logger, TimeSpan pause, Exception fault);
    }
}
