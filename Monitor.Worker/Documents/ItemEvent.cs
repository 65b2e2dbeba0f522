namespace Monitor.Worker.Documents;

/// <summary>What can happen to an item.</summary>
public enum EventKind
{
    New,
    TextChanged,
    StageChanged,
    DateMoved,

    /// <summary>An amendment carried the item over the threshold.</summary>
    BecameRelevant,
    Withdrawn,

    /// <summary>A date of the item comes near. Nothing has happened to it: it stands in no list of events, only in messages.</summary>
    Reminder,

    /// <summary>It scored just below the threshold and nobody was told. As with a reminder nothing has happened to it.</summary>
    NearMiss,
}

/// <summary>One thing that happened to an item, in the words that people read.</summary>
public sealed record ItemEvent
{
    public required EventKind Kind { get; init; }

    /// <summary>Makes the event unique for its item: a fingerprint, a stage, a kind of date with its value.</summary>
    public required string Discriminator { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>One plain sentence.</summary>
    public required string Summary { get; init; }

    public Stage? StageBefore { get; init; }

    public Stage? StageAfter { get; init; }

    /// <summary>For <see cref="EventKind.DateMoved"/>: comments-close, effective, ...</summary>
    public string? DateKind { get; init; }

    public DateOnly? DateBefore { get; init; }

    public DateOnly? DateAfter { get; init; }

    /// <summary>The sentence that states the date; null when the publisher stated it in a field of its own.</summary>
    public string? DateQuote { get; init; }

    public double? RelevanceBefore { get; init; }

    public double? RelevanceAfter { get; init; }

    /// <summary>The changed passages, shortened for a message; the page draws the whole redline from the versions.</summary>
    public IReadOnlyList<RedlinePart> Redline { get; init; } = [];
}

public enum RedlineKind
{
    Same,
    Added,
    Removed,

    /// <summary>Stood here before and stands elsewhere now, in the same words.</summary>
    MovedAway,

    /// <summary>Stands here now and stood elsewhere before.</summary>
    MovedHere,

    /// <summary>A section's former number, or a reference to it, where nothing else changed.</summary>
    NumberBefore,
    NumberAfter,
}

/// <param name="Section">Heading or number of the section it stands in; empty before the first.</param>
public sealed record RedlinePart(RedlineKind Kind, string Text, string Section = "");
