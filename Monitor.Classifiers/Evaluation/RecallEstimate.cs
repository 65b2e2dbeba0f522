namespace Monitor.Classifiers.Evaluation;

/// <summary>
/// Which share of the relevant documents a monitor shows, estimated from a sample of all. Estimates are Horvitz-Thompson; every interval is
/// of 95 %, and holds its estimate.
/// </summary>
public sealed record RecallEstimate
{
    /// <summary>Found / (found + missed); null where <see cref="TooFewToSay"/>.</summary>
    public required double? Recall { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    /// <summary>Share of the shown documents that are relevant; null when none of them was read.</summary>
    public required double? Precision { get; init; }

    public required double? PrecisionLow { get; init; }

    public required double? PrecisionHigh { get; init; }

    /// <summary>Relevant documents above the threshold.</summary>
    public required double FoundEstimate { get; init; }

    /// <summary>Relevant documents below the threshold.</summary>
    public required double MissedEstimate { get; init; }

    public required double MissedLow { get; init; }

    public required double MissedHigh { get; init; }

    /// <summary>Documents that people read, on both sides.</summary>
    public required int Answered { get; init; }

    public required int AnsweredBelow { get; init; }

    public bool TooFewToSay => Why.Length > 0;

    /// <summary>Why there is no estimate, in sentences; empty when there is one.</summary>
    public required string Why { get; init; }

    public string InWords()
    {
        if (Recall is not { } recall)
            return $"Too few to say: {Why}";
        return $"Recall about {Words.Share(recall)} ({Words.Share(Low)} to {Words.Share(High)}), from {Words.Count(Answered, "document")} read by people: "
            + $"{Words.Count(AnsweredBelow)} below the threshold, {Words.Count(Answered - AnsweredBelow)} above.";
    }
}
