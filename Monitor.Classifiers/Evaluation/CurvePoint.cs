namespace Monitor.Classifiers.Evaluation;

/// <summary>What a threshold does to labelled examples that the model had not seen.</summary>
/// <param name="Threshold">Probability from which an example is flagged.</param>
/// <param name="Flagged">Examples with at least this probability.</param>
/// <param name="Hits">Relevant ones among them.</param>
public sealed record CurvePoint(double Threshold, int Flagged, int Hits);
