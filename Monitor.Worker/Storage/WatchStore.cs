using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>What Monitor keeps about its own watch: pauses of sources, canaries, alarms.</summary>
internal sealed class WatchStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <returns>Its id.</returns>
    public Task<long> PauseAsync(SourcePause pause, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var kept = pause with { Who = StoredText.Clean(pause.Who), Reason = StoredText.Clean(pause.Reason) };
                db.Pauses.Add(kept);
                await db.SaveChangesAsync(token);
                return kept.Id;
            },
            ct);

    /// <summary>Ends all pauses of the source that hold. False when none did.</summary>
    public async Task<bool> ResumeAsync(SourceId source, string who, DateTimeOffset now, CancellationToken ct) =>
        await gate.WriteAsync(
            (db, token) => Holding(db, now).Where(pause => pause.Source == source).ExecuteUpdateAsync(
                set => set.SetProperty(pause => pause.EndedBy, StoredText.Clean(who)).SetProperty(pause => pause.EndedAt, now), token),
            ct) > 0;

    /// <summary>By source: the pause that holds longest.</summary>
    public async Task<IReadOnlyDictionary<SourceId, SourcePause>> PausesAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var holding = await Holding(db, now).AsNoTracking().ToListAsync(ct);
        return holding.GroupBy(pause => pause.Source).ToDictionary(group => group.Key, group => group.MaxBy(pause => pause.Until)!);
    }

    public async Task<SourcePause?> PauseOfAsync(SourceId source, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Holding(db, now).AsNoTracking().Where(pause => pause.Source == source).OrderByDescending(pause => pause.Until).FirstOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<Canary>> CanariesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Canaries.AsNoTracking().ToListAsync(ct);
    }

    public async Task<Canary?> CanaryOfAsync(SourceId source, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Canaries.AsNoTracking().SingleOrDefaultAsync(canary => canary.Source == source, ct);
    }

    /// <summary>Puts it in the place of the one that the source had.</summary>
    public Task KeepAsync(Canary canary, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var row = await db.Canaries.SingleOrDefaultAsync(known => known.Source == canary.Source, token);
                if (row is null) db.Canaries.Add(canary with { });
                else db.Entry(row).CurrentValues.SetValues(canary);
                return await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>Alarms that have begun and not ended.</summary>
    public async Task<IReadOnlyList<Alarm>> AlarmsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Alarms.AsNoTracking().Where(alarm => alarm.EndedAt == null).OrderBy(alarm => alarm.Id).ToListAsync(ct);
    }

    private static IQueryable<SourcePause> Holding(MonitorContext db, DateTimeOffset now) =>
        db.Pauses.Where(pause => pause.EndedAt == null && pause.Until > now);
}
