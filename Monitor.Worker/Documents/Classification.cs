namespace Monitor.Worker.Documents;

/// <summary>What the classifier decided about one version, kept with its reasons so that it still holds after the next training.</summary>
public sealed record Classification
{
    public required string ModelId { get; init; }

    /// <summary>Calibrated probability, 0 to 1.</summary>
    public required double Relevance { get; init; }

    public required double Threshold { get; init; }

    /// <summary>At or above it, and below <see cref="Threshold"/>, an item is a near miss: alerted to nobody, listed for people to look at. 0 in older ones.</summary>
    public double ReviewThreshold { get; init; }

    public TextOrigin TextOrigin { get; init; }

    public bool Relevant => Relevance >= Threshold;

    /// <summary>Assigned instrument labels, most probable first; empty when not relevant.</summary>
    public IReadOnlyList<InstrumentLabel> Instruments { get; init; } = [];

    /// <summary>law-enforcement-response, emergency-response, child-safety.</summary>
    public IReadOnlyList<string> PolicyAreas { get; init; } = [];

    /// <summary>Terms for (positive weight) and against (negative), strongest first.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>The words that carry the score, 600 characters at most.</summary>
    public string? Passage { get; init; }

    /// <summary>The labelled examples most alike, as they were then; only of items that are relevant or near it.</summary>
    public IReadOnlyList<LabelledPrecedent> Precedents { get; init; } = [];
}

/// <summary>A labelled example that resembles a text.</summary>
/// <param name="Likeness">Cosine, 0 to 1.</param>
public sealed record LabelledPrecedent(string Title, string Language, string Jurisdiction, bool Relevant, IReadOnlyList<string> Instruments, double Likeness);

public sealed record InstrumentLabel(string Id, double Probability);

/// <param name="Term">As it stands in the text's language.</param>
/// <param name="Weight">Contribution to the logit; its sign says for or against.</param>
/// <param name="Gloss">English meaning of a foreign term, where the lexicon knows it.</param>
public sealed record Reason(string Term, double Weight, string? Gloss)
{
    /// <summary>The lexicon's concept that the term stands for; null where it stands for none, and in what was kept before this was.</summary>
    public string? Concept { get; init; }
}
