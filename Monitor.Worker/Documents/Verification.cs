namespace Monitor.Worker.Documents;

/// <summary>The last time that a source passed its record test against the live publisher. Without one it never counts as covered.</summary>
/// <param name="Fingerprint">Of the source as it was tried (<see cref="Documents.Source.Fingerprint"/>): read otherwise since, it is unverified.</param>
public sealed record Verification(SourceId Source, DateTimeOffset At, string Fingerprint);
