using Microsoft.Extensions.Options;

namespace Monitor.Worker.Crawling;

/// <summary>How many sources are crawled at once.</summary>
internal sealed class CrawlGate(IOptions<CrawlingOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Value.ParallelSources);

    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        return new Entry(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Entry(SemaphoreSlim free) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) free.Release();
        }
    }
}
