namespace Monitor.Worker.Documents;

/// <summary>What a silence is worth: how many of the enabled sources were really read. Each source counts once.</summary>
public sealed record Coverage
{
    public required int Enabled { get; init; }

    /// <summary>Read well within the last day.</summary>
    public required int ReadWell { get; init; }

    /// <summary>Read well before, and by their own schedule not due since.</summary>
    public int NotDue { get; init; }

    /// <summary>Names of those that were read well once and now fail, or have missed their schedule.</summary>
    public IReadOnlyList<string> Troubled { get; init; } = [];

    /// <summary>Names of those that this installation has never read well: nothing is known of them.</summary>
    public IReadOnlyList<string> NotVerified { get; init; } = [];
}
