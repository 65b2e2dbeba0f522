using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>Why somebody is asked about an item.</summary>
public enum AskReason
{
    /// <summary>Near the threshold: the model does not know.</summary>
    Uncertain,

    /// <summary>Scored high, and no person has looked.</summary>
    HighUnseen,

    /// <summary>Drawn by lot from everything that came in: what the estimates of misses rest on.</summary>
    Sample,

    /// <summary>From a source of which hardly anything is labelled.</summary>
    NewSource,

    /// <summary>Labelled before: does one decide alike twice?</summary>
    Repeat,

    /// <summary>One person's label is to be seconded by another's.</summary>
    SecondOpinion,
}

/// <summary>A part of what came in, by score, and how many were drawn from it.</summary>
/// <param name="Above">Whether its items were at or above the threshold then.</param>
public sealed record DrawnStratum(string Name, bool Above, int Population, int Drawn);

/// <summary>A round of drawing by lot.</summary>
public sealed record SampleRound(
    long Id, DateTimeOffset From, DateTimeOffset Until, string ModelId, double Threshold, IReadOnlyList<DrawnStratum> Strata, DateTimeOffset At, string Who);

/// <summary>An item that somebody may be asked about: its deciding text and score.</summary>
public sealed record AskCandidate(long ItemId, string Fingerprint, SourceId Source, double Relevance, string ModelId);

/// <summary>The text that decides an item's relevance, by its fingerprint, with what the model said of it.</summary>
public sealed record DecidedText(long ItemId, string Fingerprint, string? Language, Classification Decision);

/// <summary>A question on its way to the queue.</summary>
public sealed record NewAsk(AskCandidate Candidate, AskReason Reason, double Threshold)
{
    public string? Stratum { get; init; }

    /// <summary>Null when chosen by a rule.</summary>
    public double? Probability { get; init; }

    public string? NotBy { get; init; }
}

/// <summary>A question as the queue keeps it.</summary>
public sealed record Ask
{
    public required long Id { get; init; }

    public required long ItemId { get; init; }

    public required string Fingerprint { get; init; }

    public required AskReason Reason { get; init; }

    public long? RoundId { get; init; }

    public string? Stratum { get; init; }

    public double? Probability { get; init; }

    /// <summary>When it was asked; the item's may have moved since.</summary>
    public required double Relevance { get; init; }

    public required double Threshold { get; init; }

    public required string ModelId { get; init; }

    public string? NotBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? ClosedBy { get; init; }

    public long? LabelId { get; init; }
}

/// <summary>The two thresholds in force, and who set them.</summary>
public sealed record Dial(long Id, double Alert, double Review, string Who, string? Reason, DateTimeOffset At);

public enum ModelChangeKind
{
    Promoted,
    RolledBack,
}

/// <summary>A change of the model in use, newest first in lists.</summary>
public sealed record ModelChange(long Id, string ModelId, string? Before, ModelChangeKind Kind, string Who, string? Reason, IReadOnlyList<string> Lost, DateTimeOffset At);

/// <summary>An item that changed side because model or dial changed.</summary>
/// <param name="Relevant">Its side now.</param>
public sealed record Crossing(long Id, string ModelId, long? DialId, ItemSummary Item, double? Before, double After, bool Relevant, DateTimeOffset At);

/// <summary>What a label would change, by a model trained with it.</summary>
/// <param name="Before">Relevance of the labelled text by the model in use.</param>
/// <param name="After">By the same labels and this one.</param>
/// <param name="Others">Items that would change side, the most moved first; at most 20 of them.</param>
/// <param name="Crossing">How many others would change side.</param>
/// <param name="Watched">Of how many that were scored again: those nearest the threshold.</param>
public sealed record LabelEffect(
    double Before, double After, double Threshold, int Crossing, int Watched, IReadOnlyList<EffectOnItem> Others, double Seconds, DateTimeOffset At);

public sealed record EffectOnItem(long ItemId, string Title, double Before, double After);

/// <summary>The newest version of a document, to be scored again.</summary>
public sealed record StoredDocument
{
    public required long DocumentId { get; init; }

    public required long VersionId { get; init; }

    /// <summary>Of the version within its document: when the document has moved on, what is said of this one is of the past.</summary>
    public required int Version { get; init; }

    public required long ItemId { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public string? Language { get; init; }

    public required string Jurisdiction { get; init; }

    public double? Relevance { get; init; }

    public bool Relevant { get; init; }

    /// <summary>By the model that decided last; null when none did.</summary>
    public Classification? Decision { get; init; }
}

/// <summary>A document as a walk passes it, without its text.</summary>
/// <param name="ModelId">Of the model that decided last; null when none did.</param>
public sealed record StoredMark(long DocumentId, double? Relevance, bool Relevant, string? ModelId);

/// <summary>A score of a model on trial.</summary>
public sealed record TrialScore(long VersionId, long ItemId, double Relevance);

/// <summary>An item that a model on trial puts on the other side.</summary>
public sealed record TrialDifference(ItemSummary Item, double Before, double After);

/// <summary>What a model on trial would have done over some days.</summary>
/// <param name="Items">Items that it scored.</param>
/// <param name="Gained">How many it flags that the model in use does not.</param>
/// <param name="Lost">How many the model in use flags and it does not.</param>
public sealed record TrialSummary(
    string ModelId, DateTimeOffset Since, int Items, int FlaggedNow, int FlaggedByTrial, int Gained, int Lost,
    IReadOnlyList<TrialDifference> MostGained, IReadOnlyList<TrialDifference> MostLost);

/// <summary>A term added to the lexicon or taken out, and by whom.</summary>
public sealed record LexiconChange(long Id, string Concept, string? Gloss, string Language, string Term, bool Removes, string Who, DateTimeOffset At);

/// <summary>What drift is measured on: the scores of one source's items that came in during a time.</summary>
public sealed record ScoredItem(long ItemId, SourceId Source, string Region, double Relevance, DateTimeOffset FirstSeenAt, int Length);
