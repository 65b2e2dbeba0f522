using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>Which sources have passed their record test against the live publisher, and when last.</summary>
internal sealed class VerificationStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <summary>Keeps the latest of each source.</summary>
    public Task RecordAsync(IReadOnlyList<Verification> passes, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var ids = passes.Select(pass => pass.Source).ToHashSet();
            var known = (await db.Verifications.AsNoTracking().ToListAsync(token)).Where(row => ids.Contains(row.Source)).ToDictionary(row => row.Source);
            foreach (var pass in passes.GroupBy(pass => pass.Source).Select(same => same.MaxBy(pass => pass.At)!))
            {
                if (!known.TryGetValue(pass.Source, out var before)) db.Verifications.Add(pass);
                else if (before.At < pass.At) db.Verifications.Update(pass);
            }

            return await db.SaveChangesAsync(token);
        },
        ct);

    /// <summary>The last pass of every source that ever had one.</summary>
    public async Task<IReadOnlyDictionary<SourceId, Verification>> AllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Verifications.AsNoTracking().ToDictionaryAsync(row => row.Source, ct);
    }
}
