namespace Monitor.Worker.Documents;

/// <summary>How a source whose address holds dates is asked for its days.</summary>
public sealed record DayRules
{
    public static readonly DayRules Default = new();

    /// <summary>Publishers date back: each day is read again until so many days after it. By default 3, and 1 for a list that has a page a day.</summary>
    public int? Overlap { get; init; }

    /// <summary>How many days the first crawl looks back. By default 30, and 0 for a list that has a page a day.</summary>
    public int? FirstLook { get; init; }

    /// <summary>The longest window in days; a longer gap is walked in pieces. Null: any length.</summary>
    public int? AtMost { get; init; }

    /// <summary>So many days are read again each week, for what is dated back further than the overlap; 0: none.</summary>
    public int Deep { get; init; }

    /// <summary>The date that the window is about: published, updated, or a kind of date. Records outside are put aside and counted.</summary>
    public string? By { get; init; }

    /// <summary>Records whose date (<see cref="By"/>) is more days ago than this are put aside and counted.</summary>
    public int? Keep { get; init; }

    /// <summary>Owed days or windows asked for in one run at most.</summary>
    public int PerRun { get; init; } = 10;

    /// <summary>A day that failed so often, while the source itself was well, is given up.</summary>
    public int GiveUpAfter { get; init; } = 10;

    /// <summary>How the publisher says that a day has no issue.</summary>
    public IReadOnlyList<NoIssue> Nothing { get; init; } = [];
}

public enum NoIssue
{
    /// <summary>404 under the day's address.</summary>
    NotFound,

    /// <summary>A good answer without records.</summary>
    Empty,
}
