namespace Monitor.Worker.Documents;

public enum DayState
{
    /// <summary>To be asked for, or asked for in vain so far.</summary>
    Owed,

    /// <summary>Read wholly.</summary>
    Done,

    /// <summary>Asked for in vain too often; only a backfill asks again.</summary>
    GivenUp,

    /// <summary>
    /// Of a list that cannot be asked by date: since that day others of its records may have come and gone. It stands until a walk back to that day, or a person's word, ends it.
    /// </summary>
    Doubted,
}

/// <summary>One day of a source in the ledger: days of publication, in the source's zone.</summary>
public sealed record SourceDay
{
    public required SourceId Source { get; init; }

    public required DateOnly Day { get; init; }

    public required DayState State { get; init; }

    /// <summary>Read, and the publisher said that there is no issue.</summary>
    public bool Nothing { get; init; }

    /// <summary>It belongs to a backfill or a first look: whoever reads it alerts nobody.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Times that it was asked for by itself and in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it is owed, given up, or without an issue; for people.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was last asked for; null when never.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>When the last whole reading began: what is published after that is not in it.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>What the next run needs to know of a source's days.</summary>
/// <param name="Days">All that are owed, and the newest of the others; oldest first.</param>
/// <param name="Last">The newest day that was ever asked for; null before the first run.</param>
public sealed record SourceLedger(IReadOnlyList<SourceDay> Days, DateOnly? Last)
{
    public static readonly SourceLedger Empty = new([], null);
}
