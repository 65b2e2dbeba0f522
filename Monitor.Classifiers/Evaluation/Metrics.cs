namespace Monitor.Classifiers.Evaluation;

/// <summary>How a yes/no label was met on examples that the model had not seen.</summary>
public sealed record Metrics
{
    public required int Examples { get; init; }

    public required int Positives { get; init; }

    /// <summary>Area under the precision-recall curve (average precision); 0 when there is no positive.</summary>
    public required double PrAuc { get; init; }

    /// <summary>Share of the positives that are found when the threshold is set so that nine of ten flagged are right; null in older cards.</summary>
    public double? RecallAtPrecision90 { get; init; }

    public required Proportion Precision { get; init; }

    public required Proportion Recall { get; init; }

    /// <summary>F-measure that counts recall twice as much as precision.</summary>
    public required double F2 { get; init; }
}

/// <summary>A share, Hits / Of (0 when Of is 0), with its 95 % Wilson interval.</summary>
public sealed record Proportion(int Hits, int Of, double Value, double Low, double High);
