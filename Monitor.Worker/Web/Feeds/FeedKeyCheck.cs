using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Feeds;

/// <summary>
/// Whether the secret in a feed's address still lets somebody read. Who may no longer come in reads no feed either: an account must be
/// there and enabled; people of an identity provider, whom nobody can be asked about, make a new address twice a year.
/// </summary>
internal sealed class FeedKeyCheck(FeedKeyStore keys, UserStore users, SignInSettings settings, TimeProvider time)
{
    public static readonly TimeSpan WithoutAccount = TimeSpan.FromDays(180);

    private const int LongestKey = 100;

    public async Task<bool> LetsInAsync(string key, CancellationToken ct)
    {
        if (!settings.IsOn || key.Length > LongestKey || await keys.FindAsync(key, ct) is not { } reader) return false;
        return reader.IsAccount
            ? settings.HasAccounts && await users.FindAsync(reader.Owner, ct) is { Disabled: false }
            : settings.HasOpenId && time.GetUtcNow() - reader.CreatedAt < WithoutAccount;
    }
}
