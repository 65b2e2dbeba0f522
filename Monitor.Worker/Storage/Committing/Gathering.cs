using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Which messages of their own become lines of one digest instead: those in a channel's quiet hours, and those that come as too many.</summary>
internal sealed class Gathering(MonitorContext db, DateTimeOffset now)
{
    /// <returns>By message the moment after which its digest falls due; messages that go by themselves are absent.</returns>
    public async Task<IReadOnlyDictionary<DeliveryRow, DateTimeOffset>> AmongAsync(IReadOnlyCollection<(DeliveryRow Row, PlannedDelivery Planned)> messages, CancellationToken ct)
    {
        var gathered = new Dictionary<DeliveryRow, DateTimeOffset>();
        foreach (var channel in messages.Where(MayWait).GroupBy(one => one.Row.Channel, StringComparer.Ordinal))
        {
            var manners = channel.First().Planned.Manners!;
            var awake = new List<DeliveryRow>();
            foreach (var (row, _) in channel)
            {
                if (manners.Quiet?.EndOf(row.NextTryAt) is { } end) gathered[row] = end.AddTicks(-1);
                else awake.Add(row);
            }

            if (awake.Count == 0 || awake.Count + await WaitingAsync(channel.Key, manners.MostAtOnce, ct) <= manners.MostAtOnce) continue;
            foreach (var row in awake) gathered[row] = row.NextTryAt;
        }

        return gathered;
    }

    private static bool MayWait((DeliveryRow Row, PlannedDelivery Planned) one) => one.Planned is { Digest: null, Manners: not null, IsUrgent: false };

    /// <summary>Those that are still to be sent: many small runs are too much as well.</summary>
    private Task<int> WaitingAsync(string channel, int most, CancellationToken ct) =>
        db.Deliveries.Where(row => row.Channel == channel && row.DigestId == null && row.NextTryAt <= now && (row.State == DeliveryState.Pending || row.State == DeliveryState.Sending))
            .Take(most).CountAsync(ct);
}
