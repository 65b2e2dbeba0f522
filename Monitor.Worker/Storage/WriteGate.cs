using Microsoft.EntityFrameworkCore;

namespace Monitor.Worker.Storage;

/// <summary>
/// The only way to write: one writer at a time, in one transaction. SQLite lets in one anyway, and waiting here is cheaper than
/// being turned away there; on PostgreSQL the order of commits is the order of sequence numbers.
/// </summary>
internal sealed class WriteGate(IDbContextFactory<MonitorContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    public async Task<T> WriteAsync<T>(Func<MonitorContext, CancellationToken, Task<T>> write, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.SerializeWritersAsync(ct);
            var result = await write(db, ct);
            // Once begun it is seen through: a commit that is cancelled half way leaves one guessing.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _one.Release();
        }
    }
}
