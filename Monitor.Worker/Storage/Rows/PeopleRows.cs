namespace Monitor.Worker.Storage.Rows;

/// <summary>A person's verdict. Appended, never edited; an undo is a stamp.</summary>
internal sealed class LabelRow
{
    public long Id { get; set; }

    /// <summary>Null for an example that came from a file and is no item here.</summary>
    public long? ItemId { get; set; }

    public required string Fingerprint { get; set; }

    public Verdict Verdict { get; set; }

    public IReadOnlyList<string> Instruments { get; set; } = [];

    public string? Reason { get; set; }

    public required string Who { get; set; }

    public DateTimeOffset At { get; set; }

    public LabelPlace Where { get; set; }

    public string? Guideline { get; set; }

    public string? Asked { get; set; }

    /// <summary>By which chance it was asked for; null when by a rule, or nobody asked.</summary>
    public double? Probability { get; set; }

    /// <summary>The words that decided it, as marked in the text.</summary>
    public string? Passage { get; set; }

    /// <summary>It settles what others disagreed about.</summary>
    public bool Settles { get; set; }

    /// <summary>What it would change; filled in when it is known.</summary>
    public LabelEffect? Effect { get; set; }

    /// <summary>Of an example without item.</summary>
    public LabelExample? Example { get; set; }

    public string? UndoneBy { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>A wish to hear no more about an item.</summary>
internal sealed class MuteRow
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    public required string Who { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? Until { get; set; }

    /// <summary>What ends it sooner.</summary>
    public MuteEnd Ends { get; set; }

    public string? Reason { get; set; }

    /// <summary>A person's name, or the code of the event that ended it.</summary>
    public string? UndoneBy { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>An account of this installation.</summary>
internal sealed class UserRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>Upper case, unique: names that differ by case only are one.</summary>
    public required string NormalName { get; set; }

    public required string PasswordHash { get; set; }

    public UserRole Role { get; set; }

    public bool Disabled { get; set; }

    public required string Stamp { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>Who did what, when.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Who { get; set; }

    public required string Action { get; set; }

    public required string Subject { get; set; }

    public string? Detail { get; set; }
}
