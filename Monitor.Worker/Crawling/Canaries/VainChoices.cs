using System.Collections.Concurrent;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling.Canaries;

/// <summary>Sources of which no document read as it is kept, and when that was: looking through them again each hour would ask much for nothing.</summary>
internal sealed class VainChoices
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<SourceId, DateTimeOffset> _at = [];

    public bool IsFresh(SourceId source, DateTimeOffset now) => _at.TryGetValue(source, out var at) && now - at < Remembered;

    public void Note(SourceId source, DateTimeOffset now) => _at[source] = now;
}
