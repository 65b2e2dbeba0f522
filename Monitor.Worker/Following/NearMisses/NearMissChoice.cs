using Monitor.Worker.Alerting;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.NearMisses;

/// <summary>Chooses what a channel is shown of what scored just below the threshold.</summary>
internal sealed class NearMissChoice(NearMissStore store, ItemStore items, ActiveClassifier active, LiveCatalog catalog, TimeProvider time)
{
    private const string Discriminator = "near";

    /// <summary>As it would be shown now: the highest scores that the channel has not seen, one of each matter.</summary>
    public async Task<ChosenNearMisses> ChooseAsync(NearMissSection section, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var near = await NearAsync(section, now.AddDays(-NearMissSection.Days), section.Channel, ct);
        var lines = new List<PlannedDelivery>();
        foreach (var one in near.Take(section.Most))
        {
            if (await items.FindAsync(one.ItemId, ct) is { Classification: not null } item) lines.Add(new PlannedDelivery(section.Name, section.Channel, AlertOf(item, one, now)));
        }

        return new ChosenNearMisses(lines, Math.Max(0, near.Count - section.Most));
    }

    /// <summary>All of a section since a moment, highest first.</summary>
    /// <param name="section">Whose.</param>
    /// <param name="since">New or amended then or later.</param>
    /// <param name="channel">What was told there is left out; null leaves out nothing.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<IReadOnlyList<NearMiss>> NearAsync(NearMissSection section, DateTimeOffset since, string? channel, CancellationToken ct)
    {
        var query = new NearMissQuery(active.Thresholds.Review, active.Thresholds.Alert, since, channel);
        var pool = await store.PoolAsync(query, ct);
        return await store.OneOfEachAsync([.. pool.Where(one => section.Admits(one.Region, one.Jurisdiction, one.Source))], query, ct);
    }

    private Alert AlertOf(ItemDetail item, NearMiss near, DateTimeOffset now)
    {
        var shown = new ItemEvent
        {
            Kind = EventKind.NearMiss,
            // Once in a channel, whatever its score does afterwards.
            Discriminator = Discriminator,
            SeenAt = near.ChangedAt,
            Summary = "It scored just below the threshold; nobody was told.",
        };
        // The threshold in force, which the dial may have moved since it was judged.
        var alert = ItemAlerts.Of(item, shown, near.Source, catalog.Current);
        return alert with { Classification = alert.Classification with { Threshold = active.Thresholds.Alert, ReviewThreshold = active.Thresholds.Review } };
    }
}

/// <param name="Lines">Highest scores first.</param>
/// <param name="More">How many there is no room for.</param>
internal sealed record ChosenNearMisses(IReadOnlyList<PlannedDelivery> Lines, int More);
