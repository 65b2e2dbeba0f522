using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Digests that come whether or not anything happens: the next of each is kept ready, so that it falls due also after a stop.</summary>
internal sealed class DigestPlan(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <summary>Makes the next digest of each channel ready, and drops empty ones that nobody asks for any more.</summary>
    /// <param name="wanted">Channels, each with the clock of its weekly digest, or of its near misses.</param>
    /// <param name="now">What is due before stays due.</param>
    /// <param name="ct">Gives up before anything is written.</param>
    public async Task KeepAsync(IReadOnlyCollection<(string Channel, DigestClock Clock)> wanted, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (missing, idle) = await CompareAsync(db, wanted, now, ct);
        if (missing.Count == 0 && idle.Count == 0) return;
        await gate.WriteAsync(
            async (writing, token) =>
            {
                var (absent, empty) = await CompareAsync(writing, wanted, now, token);
                writing.Digests.RemoveRange(empty);
                writing.Digests.AddRange(absent);
                return await writing.SaveChangesAsync(token);
            },
            ct);
    }

    private static async Task<(List<DigestRow> Missing, List<DigestRow> Idle)> CompareAsync(
        MonitorContext db, IReadOnlyCollection<(string Channel, DigestClock Clock)> wanted, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.Digests.Where(row => (row.Rhythm == Rhythm.Weekly || row.Rhythm == Rhythm.NearMiss) && (row.State == DeliveryState.Pending || row.DueAt > now)).ToListAsync(ct);
        var next = wanted.Select(one => New(one.Channel, one.Clock, one.Clock.NextAfter(now), now)).ToList();
        var idle = known.Where(row => row is { State: DeliveryState.Pending, Attempts: 0 } && !IsWanted(row)).ToList();
        var filled = await db.Deliveries.Where(row => row.DigestId != null && idle.Select(one => one.Id).Contains(row.DigestId.Value)).Select(row => row.DigestId).Distinct().ToListAsync(ct);
        idle.RemoveAll(row => filled.Contains(row.Id));
        return (next.FindAll(row => !known.Exists(other => other.Channel == row.Channel && other.Rhythm == row.Rhythm && other.DueAt == row.DueAt)), idle);

        bool IsWanted(DigestRow row) => next.Exists(one => one.Channel == row.Channel && one.Rhythm == row.Rhythm && (row.DueAt <= now || one.DueAt == row.DueAt));
    }

    public static DigestRow New(string channel, DigestClock clock, DateTimeOffset dueAt, DateTimeOffset now) => new()
    {
        Channel = channel,
        Rhythm = clock.Rhythm,
        DueAt = dueAt,
        TimeZone = clock.TimeZone,
        State = DeliveryState.Pending,
        NextTryAt = dueAt,
        CreatedAt = now,
    };
}
