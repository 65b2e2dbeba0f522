namespace Monitor.Worker.Documents;

/// <summary>One question to a publisher.</summary>
public sealed record FetchRequest
{
    public required SourceId Source { get; init; }

    public required Uri Url { get; init; }

    public SourceAccess Access { get; init; } = new();

    /// <summary>From the last good answer of this address; none asks unconditionally.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>What the body should be; something else is <see cref="FetchOutcome.WrongType"/>.</summary>
    public SourceFormat? Expected { get; init; }
}
