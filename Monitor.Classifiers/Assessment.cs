namespace Monitor.Classifiers;

/// <summary>What a classifier thinks of one text, with the grounds for it.</summary>
public sealed record Assessment
{
    /// <summary>Calibrated probability, 0 to 1, that the text concerns disclosure of platform user data to law enforcement.</summary>
    public required double Relevance { get; init; }

    /// <summary><see cref="Relevance"/> is at or above <see cref="Threshold"/>.</summary>
    public required bool Relevant { get; init; }

    public required double Threshold { get; init; }

    /// <summary>
    /// Probability, at most <see cref="Threshold"/>, from which a text is worth a person's look; the threshold itself where the
    /// classifier tells none.
    /// </summary>
    public double ReviewThreshold { get => field == 0 ? Threshold : field; init; }

    /// <summary>Not relevant, but near enough that a person should look: from <see cref="ReviewThreshold"/> to below <see cref="Threshold"/>.</summary>
    public bool ForReview => Relevance >= ReviewThreshold && Relevance < Threshold;

    /// <summary>All instruments of the topics file, most probable first. Only meaningful when <see cref="Relevant"/>.</summary>
    public required IReadOnlyList<InstrumentScore> Instruments { get; init; }

    /// <summary>Policy areas of the assigned instruments; empty when not relevant.</summary>
    public required IReadOnlyList<string> PolicyAreas { get; init; }

    /// <summary>BCP-47 of the text as told or detected; null when neither.</summary>
    public string? Language { get; init; }

    /// <summary>Up to five terms for (positive weight, strongest first), then up to five against.</summary>
    public required IReadOnlyList<ReasonTerm> Reasons { get; init; }

    /// <summary>The part of the body that carries the score; null when the body is empty.</summary>
    public Passage? Passage { get; init; }

    public required string ModelId { get; init; }
}

/// <summary>Probability of one instrument, given that the text is relevant.</summary>
/// <param name="Id">Id in the topics file, for example <c>production-order</c>.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Assigned">The text is relevant and the probability reaches the instrument's threshold.</param>
public sealed record InstrumentScore(string Id, double Probability, bool Assigned);

/// <summary>A term of the text and what it adds to the logit of relevance.</summary>
/// <param name="Term">As in the text, in normal form (lower case, accents folded).</param>
/// <param name="Weight">Signed share of the calibrated logit.</param>
/// <param name="Gloss">English meaning, where the lexicon knows the term.</param>
public sealed record ReasonTerm(string Term, double Weight, string? Gloss)
{
    /// <summary>Id of the lexicon concept that the term stands for, if any.</summary>
    public string? Concept { get; init; }
}

/// <summary>A window of the body of at most 600 characters.</summary>
/// <param name="Text">Exactly <c>Body.Substring(Start, Length)</c>.</param>
/// <param name="Start">Offset in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Score">Calibrated probability of relevance of title and window alone.</param>
public sealed record Passage(string Text, int Start, int Length, double Score);
