using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>
/// The secrets with which programs ask in somebody's name. Each is shown once and kept as its hash only: 32 random bytes need no salt and
/// no slow hash. They are no feed keys: those stand in addresses, and addresses are written down in many places.
/// </summary>
internal sealed class ApiTokenStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>So that a secret that was left somewhere is known for what it is.</summary>
    public const string Mark = "monitor_";

    /// <summary>More are forgotten than used.</summary>
    public const int MostEach = 20;

    private const int Bytes = 32;

    /// <returns>The secret, told this once; null when the owner has too many.</returns>
    public async Task<string?> IssueAsync(NewApiToken asked, CancellationToken ct)
    {
        var secret = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var row = new ApiTokenRow
        {
            Owner = asked.Owner,
            IsAccount = asked.IsAccount,
            Role = asked.Role,
            MayWrite = asked.MayWrite,
            Name = asked.Name,
            Hash = HashOf(secret),
            CreatedAt = time.GetUtcNow(),
        };
        var kept = await gate.WriteAsync(
            async (db, token) =>
            {
                if (await db.ApiTokens.CountAsync(known => known.Owner == asked.Owner, token) >= MostEach) return false;
                db.ApiTokens.Add(row);
                // What it counts are not all rows: some are written in a quicker way.
                await db.SaveChangesAsync(token);
                return true;
            },
            ct);
        return kept ? secret : null;
    }

    /// <returns>False when the owner has none of that number.</returns>
    public async Task<bool> RevokeAsync(string owner, long id, CancellationToken ct) =>
        await gate.WriteAsync((db, token) => db.ApiTokens.Where(row => row.Owner == owner && row.Id == id).ExecuteDeleteAsync(token), ct) > 0;

    /// <summary>Whose secret it is; null when it is nobody's.</summary>
    public async Task<ApiToken?> FindAsync(string secret, CancellationToken ct)
    {
        var hash = HashOf(secret);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Read(db.ApiTokens.Where(row => row.Hash == hash)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(string owner, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Read(db.ApiTokens.Where(row => row.Owner == owner).OrderBy(row => row.Id)).ToListAsync(ct);
    }

    private static IQueryable<ApiToken> Read(IQueryable<ApiTokenRow> rows) =>
        rows.Select(row => new ApiToken(row.Id, row.Owner, row.IsAccount, row.Role, row.MayWrite, row.Name, row.CreatedAt));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
