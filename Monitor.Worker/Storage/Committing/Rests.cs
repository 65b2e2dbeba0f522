using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Takes out what nobody wants to hear for now. A mute that waits for what has just happened ends here, and its message goes out.</summary>
internal sealed class Rests(MonitorContext db, DateTimeOffset now)
{
    /// <returns>Those of the messages that are not to be sent.</returns>
    public async Task<IReadOnlySet<DeliveryRow>> AmongAsync(IReadOnlyCollection<DeliveryRow> planned, CancellationToken ct)
    {
        var resting = new HashSet<DeliveryRow>();
        if (planned.Count == 0) return resting;
        var hushes = await RestStore.HoldingAsync(db, [.. planned.Select(row => row.Channel).Distinct()], now, ct);
        resting.UnionWith(planned.Where(row => hushes.Any(hush => Covers(hush, row))));

        // Only what readers are told of ends their mute.
        var told = planned.Where(row => !resting.Contains(row)).ToList();
        await MuteStore.EndAwaitedAsync(db, [.. told.Select(row => (row.ItemId, row.Kind)).Distinct()], now, ct);
        var muted = await MuteStore.MutedAsync(db, [.. told.Select(row => row.ItemId)], now, ct);
        resting.UnionWith(told.Where(row => muted.Contains(row.ItemId)));
        return resting;
    }

    /// <summary>The same for messages that stand for a whole change: any part of it ends the mute that waits for it.</summary>
    /// <returns>The items about which nobody wants to hear.</returns>
    public async Task<IReadOnlySet<long>> MutedAsync(IReadOnlyCollection<(long ItemId, PlannedDelivery Planned, IReadOnlyList<ItemEvent> Together)> messages, CancellationToken ct)
    {
        if (messages.Count == 0) return new HashSet<long>();
        var hushes = await RestStore.HoldingAsync(db, [.. messages.Select(one => one.Planned.Channel).Distinct()], now, ct);
        var told = messages.Where(one => !hushes.Any(hush => Covers(hush, one.Planned.Channel, one.Planned.Rule, one.Planned.Alert.Source)));
        await MuteStore.EndAwaitedAsync(db, [.. told.SelectMany(one => one.Together.Select(happened => (one.ItemId, happened.Kind))).Distinct()], now, ct);
        return await MuteStore.MutedAsync(db, [.. messages.Select(one => one.ItemId)], now, ct);
    }

    private static bool Covers(Hush hush, DeliveryRow row) => Covers(hush, row.Channel, row.Rule, row.Alert.Source);

    private static bool Covers(Hush hush, string channel, string rule, SourceId source) => hush.Channel == channel && hush.Kind switch
    {
        HushKind.Source => hush.Subject == source.Value,
        HushKind.Rule => hush.Subject == rule,
    };
}
