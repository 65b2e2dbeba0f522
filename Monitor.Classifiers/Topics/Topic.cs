namespace Monitor.Classifiers.Topics;

/// <summary>One label: relevance itself, or an instrument.</summary>
public sealed record Topic
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What belongs, for a person who labels.</summary>
    public required string Belongs { get; init; }

    /// <summary>What does not belong although it looks so.</summary>
    public required string DoesNotBelong { get; init; }

    /// <summary>Calibrated probability, above 0 and below 1, from which the label is given.</summary>
    public required double Threshold { get; init; }

    /// <summary>Keywords by BCP-47 language; a trailing <c>*</c> on a word matches every ending.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords { get; init; }

    /// <summary>Subset of <see cref="Topics.PolicyAreas.All"/>.</summary>
    public required IReadOnlyList<string> PolicyAreas { get; init; }
}
