using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>What the outbox holds already of a change, for one channel: who asks for a message sooner than it is due gets it sooner, and never twice.</summary>
internal sealed class ToldBefore(MonitorContext db)
{
    /// <summary>Whether the channel is told as soon by what is there. What would be told later, or was given up, is taken out: the new message stands in for it.</summary>
    /// <param name="itemId">What it is about.</param>
    /// <param name="together">All events of the change.</param>
    /// <param name="planned">The message that is wanted.</param>
    /// <param name="wantedAt">When it would be due.</param>
    /// <param name="ct">Gives up before anything is written.</param>
    public async Task<bool> IsAsSoonAsync(long itemId, IReadOnlyList<ItemEvent> together, PlannedDelivery planned, DateTimeOffset wantedAt, CancellationToken ct)
    {
        var keys = together.Append(planned.Alert.Event).Select(happened => DeliveryPlanner.KeyOf(itemId, happened, planned.Channel)).Distinct().ToList();
        var known = await db.Deliveries.AsNoTracking().Include(row => row.Digest).Where(row => keys.Contains(row.DedupeKey)).ToListAsync(ct);
        if (known.Exists(row => IsAsSoon(row, wantedAt))) return true;
        foreach (var row in known) await TakeOutAsync(row, ct);
        return false;
    }

    private static bool IsAsSoon(DeliveryRow row, DateTimeOffset wantedAt) => row.State switch
    {
        DeliveryState.Sent or DeliveryState.Sending => true,
        DeliveryState.Dead => false,
        DeliveryState.Pending => row.Digest switch
        {
            // What was tried is on its way.
            null => row.HoldId is null || row.Attempts > 0 || row.NextTryAt <= wantedAt,
            // What a channel's manners gather would have gone at once.
            { Attempts: > 0 } or { Rhythm: Rhythm.Gathered or Rhythm.CatchUp } => true,
            var digest => digest.DueAt <= wantedAt,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task TakeOutAsync(DeliveryRow row, CancellationToken ct)
    {
        await db.Deliveries.Where(one => one.Id == row.Id).ExecuteDeleteAsync(ct);
        // A digest that comes only when there is something to tell must not come empty.
        if (row.Digest is not { State: DeliveryState.Pending or DeliveryState.Dead, Rhythm: not Rhythm.Weekly } digest) return;
        await db.Digests.Where(one => one.Id == digest.Id && one.Lines.Count == 0).ExecuteDeleteAsync(ct);
    }
}
