namespace Monitor.Worker.Documents;

/// <summary>The last time that a source passed its record test against the live publisher. Without one it never counts as covered.</summary>
public sealed record Verification(SourceId Source, DateTimeOffset At);
