using System.Runtime.CompilerServices;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Versioning;

namespace Monitor.Worker.Following;

/// <summary>Carries committed changes into the index. The cursor lives in the index's own commit, so the two can never disagree.</summary>
internal sealed partial class IndexFollower(ChangeFeed feed, ISearchIndex index, CommitSignal signal, TimeProvider time, ILogger<IndexFollower> logger)
    : BackgroundService
{
    private readonly SemaphoreSlim _writing = new(1);
    private int _disposed;

    private const int Batch = 200;
    private const int MostHeadings = 1_000;
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
                var isBehind = false;
                await index.FollowAsync(
                    ChangesAsync(await index.CursorAsync(ct), ct).Select(batch =>
                    {
                        isBehind = true;
                        written += batch.Items.Count;
                        return batch;
                    }),
                    ct);
                if (!isBehind) return written;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Fills the index anew from the store, while searches go on with the old.</summary>
    /// <returns>How many items were written, and the changes that came in meanwhile.</returns>
    public async Task<int> RebuildAsync(CancellationToken ct)
    {
        var written = 0;
        await _writing.WaitAsync(ct);
        try
        {
            await index.RebuildAsync(
                feed.ReadAllAsync(Batch, ct).Select(batch =>
                {
                    written += batch.Upserts.Count;
                    return new IndexBatch([.. batch.Upserts.Select(WithHeadings)], batch.Cursor);
                }),
                ct);
        }
        finally
        {
            _writing.Release();
        }

        return written + await CatchUpAsync(ct);
    }

    /// <summary>Until a batch is not a full one: what it holds is then durable before the store is asked for more.</summary>
    private async IAsyncEnumerable<IndexBatch> ChangesAsync(long cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var isFull = true; isFull;)
        {
            var batch = await feed.ReadSinceAsync(cursor, Batch, ct);
            if (batch.IsEmpty) yield break;
            yield return new IndexBatch([.. batch.Upserts.Select(WithHeadings)], batch.Cursor) { Deletes = batch.Deletes };
            (cursor, isFull) = (batch.Cursor, batch.Upserts.Count + batch.Deletes.Count == Batch);
        }
    }

    internal static SearchDocument WithHeadings(SearchDocument document) =>
        document with
        {
            Headings = string.Join(
                '\n', document.OtherTitles.Concat(Sections.Split(document.Text).Select(paragraph => paragraph.Section).Where(heading => heading.Length > 0).Distinct()).Take(MostHeadings)),
        };

    public override void Dispose()
    {
        // A singleton that is also a hosted service is disposed of twice.
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
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
