using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>
/// Which messages of their own become lines of one digest instead: those in a channel's quiet hours, those that come as too many, and all
/// that is found after a time in which nobody looked.
/// </summary>
/// <param name="isLate">Nobody looked for long.</param>
internal sealed class Gathering(MonitorContext db, DateTimeOffset now, bool isLate)
{
    /// <summary>So long the first source that comes back waits for the others.</summary>
    public static readonly TimeSpan Others = TimeSpan.FromMinutes(10);

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
                // What is told after the others must not fall into the quiet hours that begin meanwhile.
                var moment = isLate ? row.NextTryAt + Others : row.NextTryAt;
                if (manners.Quiet?.EndOf(isLate ? manners.CatchingUp.NextAfter(moment) : moment) is { } end) gathered[row] = end.AddTicks(-1);
                else if (isLate) gathered[row] = moment;
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
