using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>One walk over a source's list, with what it is for.</summary>
/// <param name="Window">The days that are asked for.</param>
internal sealed record PlannedWalk(DayWindow Window, RunPurpose Purpose)
{
    /// <summary>When the schedule wanted it; null where somebody asked, or it is owed.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    /// <summary>What it brings is kept and told to nobody.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>What it brings is late: the source was not read for long before.</summary>
    public Absence? After { get; init; }

    /// <summary>For weeks the publisher has said that there is no issue: it is not believed any more.</summary>
    public bool IsLongSilent { get; init; }

    /// <summary>The list is walked past what is known, to what was kept before its gaps or to dates long before this day; null walks it as on any day.</summary>
    public DateOnly? BackTo { get; init; }

    /// <summary>When the first of the list's open gaps began; null where there is none.</summary>
    public DateTimeOffset? DoubtedAt { get; init; }

    /// <summary>Where an earlier walk stopped at its cap; null begins at the beginning.</summary>
    public WalkPoint? Start { get; init; }
}

/// <summary>What one run of a source asks for.</summary>
/// <param name="Walks">The first brings what is new; the others what is owed, oldest first.</param>
/// <param name="Days">What is known of the source's days, with those that this run found to be owed.</param>
/// <param name="Opened">Those days: they go into the ledger with the first commit, so that a gap is seen even if the run dies.</param>
internal sealed record WalkPlan(DateReach Reach, DayClock Clock, IReadOnlyList<PlannedWalk> Walks, IReadOnlyList<SourceDay> Days, IReadOnlyList<SourceDay> Opened)
{
    /// <summary>More is owed than one run asks for.</summary>
    public bool IsMoreOwed { get; init; }
}
