using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting;

/// <summary>Everything that is known of how one source is watched.</summary>
public sealed record Standing
{
    public required Source Source { get; init; }

    /// <summary>Null before its first run.</summary>
    public SourceOverview? Overview { get; init; }

    public required HealthReport Health { get; init; }

    /// <summary>Null while there is too little history to learn from.</summary>
    public PublishingRhythm? Rhythm { get; init; }

    public SourcePause? Pause { get; init; }

    /// <summary>Null where no document of the source is asked for again.</summary>
    public Canary? Canary { get; init; }

    /// <summary>The last live pass of its record test; null: never.</summary>
    public DateOnly? Verified { get; init; }

    /// <summary>Days that could not be read and are still to be.</summary>
    public int OwedDays { get; init; }

    /// <summary>Days that were asked for in vain too often; only a backfill asks again.</summary>
    public int GivenUpDays { get; init; }

    /// <summary>Times that its list was not read back to what was known: records may have come and gone unseen.</summary>
    public int PossibleGaps { get; init; }

    /// <summary>Whether its silence proves something: asked as often as declared, answered well, without an open gap, and once verified live.</summary>
    public bool IsCovered => Source.Enabled && Verified is not null && PossibleGaps == 0 && Health.IsFresh && Health.Health is SourceHealth.Healthy or SourceHealth.Quiet;

    public SourceState? State => Overview?.State;
}
