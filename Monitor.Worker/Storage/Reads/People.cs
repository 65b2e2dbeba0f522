namespace Monitor.Worker.Storage;

public enum UserRole
{
    Reader,
    PolicyLead,
    Operator,
}

/// <summary>An account, without its password.</summary>
/// <param name="Stamp">Changes with password, role and disabling: a session that remembers another one has ended.</param>
public sealed record User(long Id, string Name, UserRole Role, bool Disabled, string Stamp, DateTimeOffset CreatedAt);

/// <summary>What adding an account, or changing its password, came to.</summary>
public enum UserChange
{
    Done,
    NameTaken,

    /// <summary>Empty, longer than 100 characters, or with control characters or spaces at its ends.</summary>
    NameUnusable,

    /// <summary>Shorter than <see cref="UserStore.LeastPasswordLength"/>.</summary>
    PasswordTooShort,
    NoSuchUser,
}

/// <summary>Who did what to what, when.</summary>
public sealed record AuditEntry(long Id, DateTimeOffset At, string Who, string Action, string Subject, string? Detail);
