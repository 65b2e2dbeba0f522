using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>What the chat service has sent and was taken, so that what it sends twice, also over a restart, is done once.</summary>
internal sealed class TakenStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <summary>Longer than any service sends a thing again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    private const int LongestKey = 400;

    /// <param name="key">The service's own name of it, with its kind.</param>
    /// <returns>False when it was taken before.</returns>
    public Task<bool> TakeAsync(string key, DateTimeOffset now, CancellationToken ct)
    {
        var stored = StoredText.Key(key.Length <= LongestKey ? key : key[..LongestKey]);
        return gate.WriteAsync(
            async (db, token) =>
            {
                if (await db.Taken.AnyAsync(row => row.Key == stored, token)) return false;
                db.Taken.Add(new TakenRow { Key = stored, At = now });
                await db.SaveChangesAsync(token);
                return true;
            },
            ct);
    }

    /// <returns>How many were forgotten.</returns>
    public Task<int> ForgetAsync(DateTimeOffset now, CancellationToken ct)
    {
        var before = now - Kept;
        return gate.WriteAsync((db, token) => db.Taken.Where(row => row.At < before).ExecuteDeleteAsync(token), ct);
    }

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Taken.CountAsync(ct);
    }
}
