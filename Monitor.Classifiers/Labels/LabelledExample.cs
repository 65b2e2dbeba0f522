namespace Monitor.Classifiers.Labels;

/// <summary>One text with what people decided about it: a row of a label file.</summary>
public sealed record LabelledExample
{
    /// <summary>Groups variants of one law; a split never separates a family.</summary>
    public required string Family { get; init; }

    /// <summary>BCP-47.</summary>
    public required string Language { get; init; }

    /// <summary>ISO 3166 alpha-2, <c>EU</c> or <c>INT</c>.</summary>
    public required string Jurisdiction { get; init; }

    public required ExampleKind Kind { get; init; }

    public required bool Relevant { get; init; }

    /// <summary>Instrument ids in the order of the row; empty when not relevant.</summary>
    public required IReadOnlyList<string> Instruments { get; init; }

    public required Difficulty Difficulty { get; init; }

    public required string Title { get; init; }

    /// <summary>May be empty for a title alone.</summary>
    public required string Text { get; init; }

    /// <summary>The words of a long text that decided it; null where nobody marked them. Not learnt from by itself, so it is no part of a model's input.</summary>
    public string? Passage { get; init; }
}

public enum ExampleKind
{
    Title,
    Abstract,
    Provision,
    Consultation,
    Court,
    News,
}

public enum Difficulty
{
    Easy,
    Medium,
    Hard,
}
