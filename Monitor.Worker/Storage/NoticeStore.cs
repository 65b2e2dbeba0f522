using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>The outbox of messages to operators, and the alarms that they are about: both are written together.</summary>
internal sealed class NoticeStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <summary>Keeps an alarm that begins, goes on or ends, with what operators are to be told of it.</summary>
    /// <param name="alarm">With id 0 it begins.</param>
    /// <param name="notice">Null when nobody is to be told. One whose key is known is not owed again.</param>
    public Task KeepAsync(Alarm alarm, Notice? notice, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                if (alarm.Id == 0) db.Alarms.Add(alarm with { });
                else db.Alarms.Update(alarm with { });
                if (notice is not null && !await db.Notices.AnyAsync(known => known.Key == notice.Key, token)) db.Notices.Add(notice with { });
                return await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>Owes a message that is about no lasting state. One whose key is known is not owed again.</summary>
    public Task<bool> OweAsync(Notice notice, CancellationToken ct) =>
        ChangeAsync(
            async db =>
            {
                if (await db.Notices.AnyAsync(known => known.Key == notice.Key, ct)) return 0;
                db.Notices.Add(notice with { });
                return await db.SaveChangesAsync(ct);
            },
            ct);

    /// <summary>What may be claimed now, oldest first.</summary>
    public async Task<IReadOnlyList<Notice>> DueAsync(DateTimeOffset now, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Due(db, now).AsNoTracking().OrderBy(notice => notice.Id).Take(take).ToListAsync(ct);
    }

    /// <summary>False when somebody else was faster.</summary>
    public Task<bool> ClaimAsync(long id, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken ct) =>
        ChangeAsync(
            db => Due(db, now).Where(notice => notice.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(notice => notice.LeaseUntil, leaseUntil).SetProperty(notice => notice.Attempts, notice => notice.Attempts + 1), ct),
            ct);

    public Task<bool> MarkSentAsync(long id, DateTimeOffset now, CancellationToken ct) =>
        ChangeAsync(
            db => db.Notices.Where(notice => notice.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(notice => notice.SentAt, now).SetProperty(notice => notice.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(notice => notice.LastError, (string?)null),
                ct),
            ct);

    public Task<bool> MarkFailedAsync(long id, DateTimeOffset now, DateTimeOffset? nextTryAt, string error, CancellationToken ct) =>
        MarkFailedAsync(id, now, nextTryAt, error, isFree: false, ct);

    /// <param name="nextTryAt">Null: it is given up.</param>
    /// <param name="isFree">The attempt does not count.</param>
    public Task<bool> MarkFailedAsync(long id, DateTimeOffset now, DateTimeOffset? nextTryAt, string error, bool isFree, CancellationToken ct)
    {
        var attempt = isFree ? 1 : 0;
        return ChangeAsync(
            db => db.Notices.Where(notice => notice.Id == id && notice.SentAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(notice => notice.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(notice => notice.NextTryAt, nextTryAt ?? now)
                    .SetProperty(notice => notice.Attempts, notice => notice.Attempts - attempt)
                    .SetProperty(notice => notice.GivenUpAt, nextTryAt == null ? now : null)
                    .SetProperty(notice => notice.LastError, StoredText.Clean(error)),
                ct),
            ct);
    }

    /// <summary>Whether a message of that key is owed or was sent.</summary>
    public async Task<bool> HasAsync(string key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Notices.AnyAsync(notice => notice.Key == key, ct);
    }

    /// <summary>When the oldest message that is still owed was written; null when none is.</summary>
    public async Task<DateTimeOffset?> OldestUnsentAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Notices.Where(notice => notice.SentAt == null && notice.GivenUpAt == null)
            .OrderBy(notice => notice.Id).Select(notice => (DateTimeOffset?)notice.CreatedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Notice>> ListAsync(int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Notices.AsNoTracking().OrderByDescending(notice => notice.Id).Take(take).ToListAsync(ct);
    }

    private static IQueryable<Notice> Due(MonitorContext db, DateTimeOffset now) => db.Notices.Where(notice =>
        notice.SentAt == null && notice.GivenUpAt == null && notice.NextTryAt <= now && (notice.LeaseUntil == null || notice.LeaseUntil <= now));

    private async Task<bool> ChangeAsync(Func<MonitorContext, Task<int>> change, CancellationToken ct) =>
        await gate.WriteAsync((db, _) => change(db), ct) > 0;
}
