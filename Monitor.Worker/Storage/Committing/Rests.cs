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

    private static bool Covers(Hush hush, DeliveryRow row) => hush.Channel == row.Channel && hush.Kind switch
    {
        HushKind.Source => hush.Subject == row.Alert.Source.Value,
        HushKind.Rule => hush.Subject == row.Rule,
    };
}
