using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>Holds on alerts, and their end. A hold makes messages late, never lost: its end is the time at which they fall due.</summary>
internal sealed class HoldStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <summary>Newest first, ended ones too.</summary>
    public async Task<IReadOnlyList<AlertHold>> ListAsync(int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Holds.AsNoTracking().OrderByDescending(hold => hold.Id).Take(take).ToListAsync(ct);
    }

    /// <summary>Those that hold messages back now, oldest first.</summary>
    public async Task<IReadOnlyList<AlertHold>> HoldingAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Holds.AsNoTracking().Where(hold => hold.ReleasedAt == null && hold.Until > now).OrderBy(hold => hold.Id).ToListAsync(ct);
    }

    /// <summary>Sends its messages now; lines of digests stay in theirs. Null when no such hold holds any more; else how many fall due.</summary>
    public Task<int?> ReleaseAsync(long id, string who, DateTimeOffset now, CancellationToken ct) =>
        gate.WriteAsync<int?>(
            async (db, token) =>
            {
                var ended = await db.Holds.Where(hold => hold.Id == id && hold.ReleasedAt == null && hold.Until > now).ExecuteUpdateAsync(
                    set => set.SetProperty(hold => hold.ReleasedBy, StoredText.Clean(who)).SetProperty(hold => hold.ReleasedAt, now), token);
                if (ended == 0) return null;
                return await db.Deliveries.Where(row => row.HoldId == id && row.DigestId == null && row.State == DeliveryState.Pending && row.NextTryAt > now)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextTryAt, now), token);
            },
            ct);
}
