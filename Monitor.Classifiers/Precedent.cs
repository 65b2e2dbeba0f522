namespace Monitor.Classifiers;

/// <summary>A labelled example that a text is like.</summary>
/// <param name="Family">Of the example.</param>
/// <param name="Title">At most 160 characters of it.</param>
/// <param name="Language">BCP-47.</param>
/// <param name="Jurisdiction">ISO 3166, <c>EU</c> or <c>INT</c>.</param>
/// <param name="Relevant">What people said.</param>
/// <param name="Instruments">What people said; empty when not relevant.</param>
/// <param name="Likeness">Cosine of the two texts' words and concepts, 0 to 1.</param>
public sealed record Precedent(
    string Family, string Title, string Language, string Jurisdiction, bool Relevant, IReadOnlyList<string> Instruments, double Likeness);
