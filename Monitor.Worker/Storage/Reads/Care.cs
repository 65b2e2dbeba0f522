namespace Monitor.Worker.Storage;

/// <summary>What ends a mute of an item before its day; it ends of itself, and is not needed for a mute that only has a day.</summary>
public enum MuteEnd
{
    /// <summary>Its day, or a person.</summary>
    Day,

    /// <summary>The next change of stage, of which readers are told.</summary>
    NextStage,

    /// <summary>The next change of the text, of which readers are told.</summary>
    TextChange,
}

public enum HushKind
{
    Source,
    Rule,
}

/// <summary>Who looks after an item.</summary>
/// <param name="Who">Name of an account.</param>
/// <param name="By">Who handed it over.</param>
public sealed record Assignment(long Id, long ItemId, string Who, string By, DateTimeOffset At);

/// <summary>Somebody has looked at an item.</summary>
public sealed record Seen(long ItemId, string Who, DateTimeOffset At);

/// <summary>A wish to hear nothing of a source, or by a rule, in one channel for a time.</summary>
/// <param name="Subject">Id of the source, or name of the rule.</param>
/// <param name="Channel">As rules name it.</param>
public sealed record Hush(long Id, HushKind Kind, string Subject, string Channel, string Who, DateTimeOffset At, DateTimeOffset Until, string? Reason);

/// <summary>What people have done about an item and what was merged into it, as its message and its page show it.</summary>
public sealed record ItemCare
{
    public static readonly ItemCare None = new();

    /// <summary>Null: nobody looks after it.</summary>
    public Assignment? Assigned { get; init; }

    /// <summary>First seen first.</summary>
    public IReadOnlyList<Seen> SeenBy { get; init; } = [];

    /// <summary>Those that hold, newest first.</summary>
    public IReadOnlyList<Mute> Mutes { get; init; } = [];

    /// <summary>The newest that holds; null when nobody has judged it.</summary>
    public Label? Label { get; init; }
}
