using Microsoft.Extensions.Options;

namespace Monitor.Worker.Crawling;

/// <summary>How many sources are crawled at once.</summary>
internal sealed class CrawlGate(IOptions<CrawlingOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Value.ParallelSources);
    private int _inside;

    public bool IsEmpty => Volatile.Read(ref _inside) == 0;

    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        Interlocked.Increment(ref _inside);
        return new Entry(this);
    }

    public void Dispose() => _free.Dispose();

    private void Leave()
    {
        Interlocked.Decrement(ref _inside);
        _free.Release();
    }

    private sealed class Entry(CrawlGate gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) gate.Leave();
        }
    }
}
