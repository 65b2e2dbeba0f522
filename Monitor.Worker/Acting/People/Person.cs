using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.People;

/// <summary>Who is behind a Slack user.</summary>
/// <param name="Name">Of the account.</param>
internal sealed record Person(string Name, UserRole Role);

/// <summary>What looking for somebody came to.</summary>
internal abstract record PersonFound
{
    private PersonFound()
    {
    }

    public sealed record Known(Person Person) : PersonFound;

    /// <param name="Tried">The name under which an account was looked for; null when none could be made out.</param>
    public sealed record Unknown(string? Tried) : PersonFound;

    /// <summary>The account was disabled.</summary>
    public sealed record Disabled(string Name) : PersonFound;

    /// <summary>A guest, a bot, or somebody of another workspace: an address there proves nothing here.</summary>
    public sealed record Outsider : PersonFound;

    /// <summary>Slack did not say who it is.</summary>
    public sealed record NotTold(string Why) : PersonFound;
}
