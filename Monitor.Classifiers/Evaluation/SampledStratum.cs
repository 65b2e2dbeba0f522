namespace Monitor.Classifiers.Evaluation;

/// <summary>
/// Documents of one score band at one draw, and what people said of those drawn. Draws of the same band over time are strata of the same
/// name and side; a document belongs to one draw only.
/// </summary>
/// <param name="Name">The band, for example <c>0.05 to 0.10</c>.</param>
/// <param name="AboveThreshold">Whether the monitor showed these documents.</param>
/// <param name="Population">Documents in the stratum.</param>
/// <param name="Sampled">Those drawn at random and answered by a person, relevant or not; a draw without an answer counts as not drawn.</param>
/// <param name="Relevant">Of the sampled.</param>
public sealed record SampledStratum(string Name, bool AboveThreshold, int Population, int Sampled, int Relevant);
