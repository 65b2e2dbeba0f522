namespace Monitor.Worker.Documents;

/// <summary>Messages of one run that wait, because their items look like known ones under new ids. It always ends in delivery.</summary>
public sealed record AlertHold
{
    public long Id { get; init; }

    public required SourceId Source { get; init; }

    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>From then on the messages are sent, whoever has looked or not.</summary>
    public required DateTimeOffset Until { get; init; }

    public required int Alerts { get; init; }

    public required string Reason { get; init; }

    /// <summary>The operator who sent them earlier; null when nobody did.</summary>
    public string? ReleasedBy { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public bool Holds(DateTimeOffset now) => ReleasedAt is null && Until > now;
}

/// <summary>A source that an operator has put to rest for a time. It always has an end: nothing is switched off for ever without a word.</summary>
public sealed record SourcePause
{
    public long Id { get; init; }

    public required SourceId Source { get; init; }

    public required string Who { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required string Reason { get; init; }

    public string? EndedBy { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool Holds(DateTimeOffset now) => EndedAt is null && Until > now;
}

/// <summary>One old, stable document of a source that is asked for again each week: what it said must still be read from it.</summary>
public sealed record Canary
{
    public required SourceId Source { get; init; }

    public required string NativeId { get; init; }

    public required string Address { get; init; }

    /// <summary>What was read when it was chosen, by field.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    public DateTimeOffset? PassedAt { get; init; }

    /// <summary>What differs now; null after a pass.</summary>
    public string? Trouble { get; init; }

    public int FailuresInARow { get; init; }

    /// <summary>The look of the page that the site gives for an address that does not exist, where it gives one with status 200.</summary>
    public string? NotFoundLook { get; init; }
}

public enum AlarmKind
{
    /// <summary>Wrong several times in a row, or for too long.</summary>
    Failing,

    /// <summary>Read well, and nothing new for longer than this source was ever silent.</summary>
    Frozen,

    /// <summary>The known document no longer reads as it did.</summary>
    Canary,

    /// <summary>Alerts wait for a look.</summary>
    Held,

    /// <summary>Many sources fail together: a network or a proxy.</summary>
    Network,

    /// <summary>A saved page no longer reads as expected: a fault of this program.</summary>
    Parsers,

    /// <summary>The model in use no longer recognises a law that every model must know.</summary>
    Model,

    /// <summary>A channel, or the whole workspace, takes no messages until an operator mends it.</summary>
    Delivery,

    /// <summary>Monitor's own check of the whole way fails: from a made page to the channel.</summary>
    EndToEnd,

    /// <summary>Days of a source were asked for in vain so often that nobody asks for them any more.</summary>
    GivenUp,

    /// <summary>The search index does not answer, or has something that an operator should know.</summary>
    Index,

    /// <summary>Records of a list that cannot be asked by date may have come and gone unseen.</summary>
    Gap,
}

/// <summary>A state that operators are told of: once when it begins, on days 1, 3 and 7, and when it ends.</summary>
public sealed record Alarm
{
    public long Id { get; init; }

    public required AlarmKind Kind { get; init; }

    /// <summary>Id of the source, or for a delivery the channel; empty for what is not one's of these.</summary>
    public required string Subject { get; init; }

    /// <summary>Since when it is so, as far as is known.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>Messages sent about it.</summary>
    public required int Told { get; init; }

    public required string Detail { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
