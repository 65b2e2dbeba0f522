using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Who did what, when. There is no way to change or remove an entry.</summary>
internal sealed class AuditTrail(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <param name="who">Name of the person, or of the verb.</param>
    /// <param name="action">What was done: <c>label</c>, <c>user-added</c>, <c>promote</c>.</param>
    /// <param name="subject">To what: <c>item:12</c>, <c>user:ada</c>.</param>
    /// <param name="detail">Never a secret.</param>
    public Task AppendAsync(string who, string action, string subject, string? detail, CancellationToken ct) =>
        gate.WriteAsync(
            (db, token) =>
            {
                db.Audit.Add(new AuditRow { At = time.GetUtcNow(), Who = who, Action = action, Subject = subject, Detail = detail });
                return db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(long? before, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Audit.Where(row => before == null || row.Id < before).OrderByDescending(row => row.Id).Take(take)
            .Select(row => new AuditEntry(row.Id, row.At, row.Who, row.Action, row.Subject, row.Detail)).ToListAsync(ct);
    }
}
