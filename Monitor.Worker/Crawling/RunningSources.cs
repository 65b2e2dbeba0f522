using System.Collections.Concurrent;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>Which sources are being crawled or wait for their turn, so that a run that is still going on is not followed by its double.</summary>
internal sealed class RunningSources
{
    private readonly ConcurrentDictionary<SourceId, byte> _running = new();

    /// <returns>Null when the source is running already; else to be disposed of when its run is over.</returns>
    public IDisposable? TryEnter(SourceId source) => _running.TryAdd(source, 0) ? new Entry(_running, source) : null;

    private sealed class Entry(ConcurrentDictionary<SourceId, byte> running, SourceId source) : IDisposable
    {
        public void Dispose() => running.TryRemove(source, out _);
    }
}
