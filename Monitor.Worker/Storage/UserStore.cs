using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Accounts of this installation. Passwords are kept as salted PBKDF2 hashes only.</summary>
internal sealed class UserStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    public const int LeastPasswordLength = 12;

    private const int LongestName = 100;

    private static readonly PasswordHasher<UserRow> Hasher = new();

    /// <summary>Checked when a name is unknown, so that the time of an answer does not tell which names exist.</summary>
    private static readonly Lazy<string> NobodysHash = new(() => Hasher.HashPassword(null!, NewStamp()));

    public async Task<UserChange> AddAsync(string name, string password, UserRole role, CancellationToken ct)
    {
        if (!IsUsable(name)) return UserChange.NameUnusable;
        if (password.Length < LeastPasswordLength) return UserChange.PasswordTooShort;
        var row = new UserRow { Name = name, NormalName = Normal(name), PasswordHash = "", Role = role, Stamp = NewStamp(), CreatedAt = time.GetUtcNow() };
        row.PasswordHash = Hasher.HashPassword(row, password);
        return await gate.WriteAsync(
            async (db, token) =>
            {
                if (await db.Users.AnyAsync(user => user.NormalName == row.NormalName, token)) return UserChange.NameTaken;
                db.Users.Add(row);
                await db.SaveChangesAsync(token);
                return UserChange.Done;
            },
            ct);
    }

    /// <summary>The account when name and password fit and it is not disabled; null otherwise, without saying which.</summary>
    public async Task<User?> VerifyAsync(string name, string password, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var normal = Normal(StoredText.Clean(name));
        var row = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.NormalName == normal, ct);
        var verdict = Hasher.VerifyHashedPassword(row!, row?.PasswordHash ?? NobodysHash.Value, password);
        if (row is null || row.Disabled || verdict == PasswordVerificationResult.Failed) return null;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(row, password, ct);
        return UserOf(row);
    }

    public async Task<User?> FindAsync(string name, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var normal = Normal(StoredText.Clean(name));
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.NormalName == normal, ct) is { } row ? UserOf(row) : null;
    }

    public async Task<IReadOnlyList<User>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Users.AsNoTracking().OrderBy(user => user.NormalName).ToListAsync(ct);
        return [.. rows.Select(UserOf)];
    }

    public Task<UserChange> SetPasswordAsync(string name, string password, CancellationToken ct) =>
        password.Length < LeastPasswordLength
            ? Task.FromResult(UserChange.PasswordTooShort)
            : ChangeAsync(name, row => row.PasswordHash = Hasher.HashPassword(row, password), ct);

    public Task<UserChange> SetRoleAsync(string name, UserRole role, CancellationToken ct) => ChangeAsync(name, row => row.Role = role, ct);

    public Task<UserChange> SetDisabledAsync(string name, bool disabled, CancellationToken ct) => ChangeAsync(name, row => row.Disabled = disabled, ct);

    private Task<UserChange> ChangeAsync(string name, Action<UserRow> change, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var normal = Normal(StoredText.Clean(name));
                var row = await db.Users.SingleOrDefaultAsync(user => user.NormalName == normal, token);
                if (row is null) return UserChange.NoSuchUser;
                change(row);
                row.Stamp = NewStamp();
                await db.SaveChangesAsync(token);
                return UserChange.Done;
            },
            ct);

    /// <summary>The hash was made with fewer rounds than are asked for today. The password is the same, so sessions go on.</summary>
    private Task<int> RehashAsync(UserRow row, string password, CancellationToken ct)
    {
        var hash = Hasher.HashPassword(row, password);
        return gate.WriteAsync(
            (db, token) => db.Users.Where(user => user.Id == row.Id && user.PasswordHash == row.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, hash), token),
            ct);
    }

    private static bool IsUsable(string name) =>
        name.Length is > 0 and <= LongestName && name.Trim() == name && !name.Any(char.IsControl) && StoredText.Clean(name) == name;

    private static string Normal(string name) => name.Normalize().ToUpperInvariant();

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static User UserOf(UserRow row) => new(row.Id, row.Name, row.Role, row.Disabled, row.Stamp, row.CreatedAt);
}
