namespace Monitor.Worker.Storage.Rows;

/// <summary>Who looks after an item. Appended; handing it on ends the one before.</summary>
internal sealed class AssignmentRow
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    public required string Who { get; set; }

    public required string By { get; set; }

    public DateTimeOffset At { get; set; }

    public string? EndedBy { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Somebody has looked at an item.</summary>
internal sealed class SeenRow
{
    public long ItemId { get; set; }

    public required string Who { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A wish to hear nothing of a source, or by a rule, in one channel for a time. It always has an end.</summary>
internal sealed class HushRow
{
    public long Id { get; set; }

    public HushKind Kind { get; set; }

    /// <summary>Id of the source, or name of the rule.</summary>
    public required string Subject { get; set; }

    /// <summary>As rules name it.</summary>
    public required string Channel { get; set; }

    public required string Who { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset Until { get; set; }

    public string? Reason { get; set; }

    public string? UndoneBy { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }
}
