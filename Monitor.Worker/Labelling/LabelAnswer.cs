using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>A label as somebody gives it, on a page or in Slack: nothing of it is checked yet.</summary>
internal sealed record LabelAnswer
{
    public required long ItemId { get; init; }

    /// <summary>The question that it answers; null when nobody asked.</summary>
    public long? AskId { get; init; }

    public string? Verdict { get; init; }

    public string? Fingerprint { get; init; }

    public IReadOnlyList<string> Instruments { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>Words marked in the text.</summary>
    public string? Passage { get; init; }

    /// <summary>It is to settle what others disagree about; needs a reason.</summary>
    public bool Settles { get; init; }

    public required string Who { get; init; }

    public required LabelPlace Where { get; init; }
}

/// <summary>What a label came to.</summary>
internal abstract record LabelOutcome
{
    private LabelOutcome()
    {
    }

    /// <param name="Id">The label's number.</param>
    /// <param name="Contradicts">Titles of nearest precedents that were decided the other way; at least two of three, else empty.</param>
    /// <param name="Seconding">Somebody else is asked for a second opinion.</param>
    public sealed record Kept(long Id, IReadOnlyList<string> Contradicts, bool Seconding) : LabelOutcome
    {
        /// <summary>Nothing was added: whoever gave it has said the same of the same text, and that label, whose number this is, holds.</summary>
        public bool SaidBefore { get; init; }

        /// <summary>Models are tried on this law, so that none learns from the label.</summary>
        public bool ForTrials { get; init; }
    }

    /// <summary>There is no such item.</summary>
    public sealed record NoSuchItem : LabelOutcome;

    /// <param name="Mistakes">At least one.</param>
    public sealed record Refused(IReadOnlyList<LabelMistake> Mistakes) : LabelOutcome
    {
        /// <summary>What is wrong first, for whoever gave it.</summary>
        public string Why => Mistakes[0].Why;
    }
}
