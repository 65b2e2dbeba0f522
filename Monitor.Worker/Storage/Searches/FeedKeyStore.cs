using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>
/// The secrets that stand in for a sign-in in the addresses of feeds. Each person has one at a time, shown once and kept as its hash only:
/// 32 random bytes need no salt and no slow hash.
/// </summary>
internal sealed class FeedKeyStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    private const int Bytes = 32;

    /// <summary>A new secret for this person; the one before is worth nothing from now on.</summary>
    public async Task<string> IssueAsync(string owner, bool isAccount, CancellationToken ct)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var row = new FeedKeyRow { Owner = owner, IsAccount = isAccount, Hash = HashOf(secret), CreatedAt = time.GetUtcNow() };
        await gate.WriteAsync(
            async (db, token) =>
            {
                await db.FeedKeys.Where(known => known.Owner == owner).ExecuteDeleteAsync(token);
                db.FeedKeys.Add(row);
                return await db.SaveChangesAsync(token);
            },
            ct);
        return secret;
    }

    /// <returns>False when there was none.</returns>
    public async Task<bool> RevokeAsync(string owner, CancellationToken ct) =>
        await gate.WriteAsync((db, token) => db.FeedKeys.Where(known => known.Owner == owner).ExecuteDeleteAsync(token), ct) > 0;

    /// <summary>Whose secret it is; null when it is nobody's.</summary>
    public async Task<FeedReader?> FindAsync(string secret, CancellationToken ct)
    {
        var hash = HashOf(secret);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.FeedKeys.Where(row => row.Hash == hash).Select(row => new FeedReader(row.Owner, row.IsAccount, row.CreatedAt)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Since when the person has one; null when there is none.</summary>
    public async Task<DateTimeOffset?> SinceAsync(string owner, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.FeedKeys.Where(row => row.Owner == owner).Select(row => (DateTimeOffset?)row.CreatedAt).SingleOrDefaultAsync(ct);
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
