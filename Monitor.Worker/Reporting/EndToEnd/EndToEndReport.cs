namespace Monitor.Worker.Reporting.EndToEnd;

/// <summary>What one check of the whole way found.</summary>
/// <param name="FailedBefore">How many checks before this one failed too, without one that passed between.</param>
/// <param name="FailingSince">When the first of them failed; null after a pass.</param>
internal sealed record EndToEndReport(DateTimeOffset At, IReadOnlyList<EndToEndStep> Steps, int FailedBefore, DateTimeOffset? FailingSince)
{
    public IEnumerable<string> Troubles => Steps.Where(step => step.Trouble is not null).Select(step => $"{step.Name}: {step.Trouble}");

    public bool HasPassed => Steps.All(step => step.Trouble is null);
}

/// <param name="Name">One word for the step.</param>
/// <param name="Told">What it saw, as half a sentence.</param>
/// <param name="Trouble">Null when it passed.</param>
internal sealed record EndToEndStep(string Name, string Told, string? Trouble)
{
    public static EndToEndStep Passed(string name, string told) => new(name, told, null);

    public static EndToEndStep Failed(string name, string trouble) => new(name, "", trouble);
}

/// <summary>The last check of this process, for all who tell of it.</summary>
internal sealed class EndToEndState
{
    /// <summary>Null until the first one.</summary>
    public EndToEndReport? Last { get; set; }
}
