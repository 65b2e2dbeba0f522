using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>Where a suggestion stands.</summary>
public enum SuggestionState
{
    Open,
    Accepted,
    Rejected,

    /// <summary>Was accepted, then taken apart again; not suggested anew.</summary>
    Undone,
}

/// <summary>Two items that may be one matter, as pages show them.</summary>
public sealed record Suggestion(
    long Id, ItemSummary First, ItemSummary Second, double TitleLikeness, double TextLikeness, DateTimeOffset At, SuggestionState State)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<MergeDecision> Decisions { get; init; } = [];
}

public sealed record MergeDecision(SuggestionState Decision, string Who, DateTimeOffset At, string? Reason);

/// <summary>What a decision came to.</summary>
public enum MergeOutcome
{
    Done,
    NoSuchSuggestion,

    /// <summary>It was decided before in another way, or one of the two belongs to another item by now.</summary>
    NotOpen,

    /// <summary>Something was merged later: that is to be undone first.</summary>
    LaterMergeStands,
}

/// <summary>What an acceptance changed: enough to put everything back where it was.</summary>
public sealed record MergeRecord
{
    public required long Kept { get; init; }

    public required long Absorbed { get; init; }

    /// <summary>Documents that moved to the kept item.</summary>
    public required IReadOnlyList<long> Documents { get; init; }

    /// <summary>Those of them that led the absorbed item.</summary>
    public required IReadOnlyList<long> Leading { get; init; }

    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Kinds of date that the kept item had not.</summary>
    public required IReadOnlyList<string> Dates { get; init; }

    /// <summary>Items that had been merged into the absorbed one before.</summary>
    public required IReadOnlyList<long> Earlier { get; init; }

    public required MergedFields Before { get; init; }

    public required MergedFields After { get; init; }
}

/// <summary>Fields of the kept item that a merge may fill or raise.</summary>
public sealed record MergedFields(Stage Stage, string? RawStatus, string? Number, DateOnly? PublishedOn, string? Url, bool WasRelevant);

/// <summary>An item to be sketched: its title and leading text.</summary>
/// <param name="Day">When the matter came up.</param>
public sealed record LikenessText(long ItemId, string Jurisdiction, string Title, string Text, string? Number, DateOnly Day, string Fingerprint);
