namespace Monitor.Worker.Documents;

/// <summary>Everything that a message about an event needs, kept as it was when the event happened.</summary>
public sealed record Alert
{
    /// <summary>0 until the store has given the item its number; the store fills it in.</summary>
    public long ItemId { get; init; }

    public required ItemEvent Event { get; init; }

    public required string Title { get; init; }

    public string? Number { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Region { get; init; }

    public required SourceId Source { get; init; }

    public required string SourceName { get; init; }

    public Uri? Url { get; init; }

    public string? Language { get; init; }

    public required Stage Stage { get; init; }

    public string? RawStatus { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public IReadOnlyDictionary<string, DateOnly> Dates { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>By kind, the sentence behind a date that was read in the text; no entry where the publisher stated it in a field.</summary>
    public IReadOnlyDictionary<string, string> DateQuotes { get; init; } = new Dictionary<string, string>();

    /// <summary>The question of the saved search that found the item, as an address states it; null where a rule did.</summary>
    public string? FoundBy { get; init; }

    /// <summary>Of the newest classified version.</summary>
    public required Classification Classification { get; init; }
}

/// <summary>A message that is owed. Unique by item, event kind, discriminator and channel: the store keeps the first only.</summary>
/// <param name="Rule">Name of the rule that asked for it.</param>
/// <param name="Channel">Where to: a Slack channel id, or <c>preview</c>.</param>
/// <param name="Held">It waits for the end of its run's hold.</param>
public sealed record PlannedDelivery(string Rule, string Channel, Alert Alert, bool Held = false)
{
    /// <summary>Null: a message of its own, at once. Else a line of the channel's next digest.</summary>
    public DigestClock? Digest { get; init; }

    /// <summary>Null: nothing about the channel keeps a message of its own from going at once.</summary>
    public ChannelManners? Manners { get; init; }

    /// <summary>It goes at once in quiet hours too, and however much comes with it.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>In a thread it is shown in the channel too.</summary>
    public bool Broadcast { get; init; }
}
