using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>What a source has brought so far.</summary>
/// <param name="State">Null before its first run.</param>
/// <param name="NewestItemAt">When it last brought an item that was new.</param>
public sealed record SourceOverview(SourceId Source, SourceState? State, SourceRun? LastRun, int Documents, int Items, DateTimeOffset? NewestItemAt);

/// <summary>What is known of the documents that a list names.</summary>
public sealed record KnownSet
{
    /// <summary>By the native ids that were asked for.</summary>
    public required IReadOnlyDictionary<string, KnownDocument> ByNativeId { get; init; }

    /// <summary>By official key, also of other sources' documents.</summary>
    public required IReadOnlyDictionary<string, KnownItem> ByKey { get; init; }

    /// <summary>By the address that answered last, in the same source.</summary>
    public required IReadOnlyDictionary<string, KnownDocument> ByAddress { get; init; }
}

/// <summary>How a run ended, and when.</summary>
public readonly record struct RunEnd(RunOutcome Outcome, DateTimeOffset At);

/// <summary>What a commit came to.</summary>
/// <param name="Sequence">Of the last change, for followers; 0 when nothing ever changed.</param>
/// <param name="Items">Ids of the items, in the order of the commit's changes.</param>
public sealed record CommitReceipt(long Sequence, IReadOnlyList<long> Items, int NewItems, int NewVersions, int NewEvents, int NewDeliveries);

/// <summary>A piece of the order in which items changed.</summary>
/// <param name="Cursor">Where to go on; to be kept together with what was made of the batch.</param>
public sealed record ChangeBatch(long Cursor, IReadOnlyList<SearchDocument> Upserts, IReadOnlyList<long> Deletes)
{
    public bool IsEmpty => Upserts.Count == 0 && Deletes.Count == 0;

    /// <summary>By number the items to which something happened that people may be told of, each with the end of its hold where it is held.</summary>
    public IReadOnlyDictionary<long, DateTimeOffset?> News { get; init; } = new Dictionary<long, DateTimeOffset?>();
}
