namespace Monitor.Worker.Storage.Rows;

/// <summary>An item that somebody is asked to label, with the reason and the chance by which it was chosen.</summary>
internal sealed class AskRow
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    /// <summary>Of the version to be read.</summary>
    public required string Fingerprint { get; set; }

    public AskReason Reason { get; set; }

    /// <summary>Of a sample: the round that it was drawn in.</summary>
    public long? RoundId { get; set; }

    public string? Stratum { get; set; }

    /// <summary>Chance of being chosen, above 0 to 1; null when it was chosen by a rule and not by lot.</summary>
    public double? Probability { get; set; }

    public double Relevance { get; set; }

    public double Threshold { get; set; }

    public required string ModelId { get; set; }

    /// <summary>Who must not answer, because a second opinion is somebody else's.</summary>
    public string? NotBy { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string? ClosedBy { get; set; }

    /// <summary>The answer; null when the question was dropped.</summary>
    public long? LabelId { get; set; }
}

/// <summary>One drawing by lot from everything that came in during a time: what estimates rest on.</summary>
internal sealed class SampleRoundRow
{
    public long Id { get; set; }

    public DateTimeOffset From { get; set; }

    public DateTimeOffset Until { get; set; }

    public required string ModelId { get; set; }

    public double Threshold { get; set; }

    public IReadOnlyList<DrawnStratum> Strata { get; set; } = [];

    public DateTimeOffset At { get; set; }

    public required string Who { get; set; }
}

/// <summary>Where the two thresholds were set. The newest holds.</summary>
internal sealed class DialRow
{
    public long Id { get; set; }

    public double Alert { get; set; }

    public double Review { get; set; }

    public required string Who { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A change of the model in use.</summary>
internal sealed class ModelChangeRow
{
    public long Id { get; set; }

    public required string ModelId { get; set; }

    public string? Before { get; set; }

    public ModelChangeKind Kind { get; set; }

    public required string Who { get; set; }

    public string? Reason { get; set; }

    /// <summary>Titles of gold positives and canaries that were given up, by signature.</summary>
    public IReadOnlyList<string> Lost { get; set; } = [];

    public DateTimeOffset At { get; set; }
}

/// <summary>An item that changed side because the model or the dial changed, not because its text did.</summary>
internal sealed class CrossingRow
{
    public long Id { get; set; }

    public required string ModelId { get; set; }

    public long? DialId { get; set; }

    public long ItemId { get; set; }

    public double? Before { get; set; }

    public double After { get; set; }

    public bool Relevant { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>What a model on trial says of a version; nobody is alerted by it.</summary>
internal sealed class TrialScoreRow
{
    public required string ModelId { get; set; }

    public long VersionId { get; set; }

    public long ItemId { get; set; }

    public double Relevance { get; set; }
}

/// <summary>A term that somebody added to the lexicon or took out of it. Appended, never edited; the newest about a term holds.</summary>
internal sealed class LexiconEditRow
{
    public long Id { get; set; }

    public required string Concept { get; set; }

    public string? Gloss { get; set; }

    public required string Language { get; set; }

    public required string Term { get; set; }

    public bool Removes { get; set; }

    public required string Who { get; set; }

    public DateTimeOffset At { get; set; }
}
