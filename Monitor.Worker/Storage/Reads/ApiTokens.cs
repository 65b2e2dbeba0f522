namespace Monitor.Worker.Storage;

/// <summary>A token as its owner sees it; the secret itself is kept nowhere.</summary>
public sealed record ApiToken(long Id, string Owner, bool IsAccount, UserRole Role, bool MayWrite, string Name, DateTimeOffset CreatedAt);

/// <summary>A token to be made.</summary>
/// <param name="Role">The owner's now.</param>
/// <param name="Name">What it is for.</param>
public sealed record NewApiToken(string Owner, bool IsAccount, UserRole Role, bool MayWrite, string Name);
