using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting;

/// <summary>The rhythms of all sources. Learnt anew a few times a day: it looks through a year of documents.</summary>
internal sealed class Rhythms(LiveCatalog catalog, PublishedDays published, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Holds = TimeSpan.FromHours(3);

    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(400);

    private readonly SemaphoreSlim _one = new(1);

    private IReadOnlyDictionary<SourceId, PublishingRhythm> _learnt = new Dictionary<SourceId, PublishingRhythm>();

    private DateTimeOffset _learntAt = DateTimeOffset.MinValue;

    /// <summary>Of the sources that have enough history.</summary>
    public async Task<IReadOnlyDictionary<SourceId, PublishingRhythm>> ReadAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (now - _learntAt < Holds) return _learnt;
            _learnt = await LearnAsync(now, ct);
            _learntAt = now;
            return _learnt;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyDictionary<SourceId, PublishingRhythm>> LearnAsync(DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var days = await published.SinceAsync(now - LooksBack, ct);
        var learnt = new Dictionary<SourceId, PublishingRhythm>();
        foreach (var source in catalog.Current.Enabled)
        {
            // What is announced for a day to come is no publication yet.
            var known = days[source.Id].Where(day => day <= today);
            if (PublishingRhythm.Learn(known, day => source.Calendar.RestOn(day) is not null) is { } rhythm) learnt[source.Id] = rhythm;
        }

        return learnt;
    }
}
