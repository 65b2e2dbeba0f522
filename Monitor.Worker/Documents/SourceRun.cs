namespace Monitor.Worker.Documents;

/// <summary>How a run ended: an enumeration, because blocked is not broken is not quiet.</summary>
public enum RunOutcome
{
    OkNew,
    OkNothingNew,

    /// <summary>Nothing, as expected of this source today.</summary>
    Quiet,

    /// <summary>Nothing, where there should be something.</summary>
    EmptySuspicious,

    /// <summary>Some pages or details failed; what was read is kept, the rest is owed.</summary>
    Partial,
    Blocked,
    Challenged,
    RateLimited,
    RobotsRefused,
    Moved,
    Gone,
    NotFound,

    /// <summary>The page no longer has the declared shape.</summary>
    ParseDrift,
    SoftError,
    Truncated,
    TextMissing,
    TooLarge,
    WrongType,
    ServerError,
    Unreachable,
    ForbiddenTarget,
    KeyMissing,

    /// <summary>Not begun, since the run before it was still going on.</summary>
    SkippedOverlap,

    /// <summary>Not begun, since an operator has paused the source: the detail says who, and until when.</summary>
    Disabled,

    /// <summary>The source must be drawn by a browser, and there is none that may be used.</summary>
    BrowserMissing,

    /// <summary>A fault of Monitor itself.</summary>
    Error,
}

public static class RunOutcomes
{
    /// <summary>The source answered as it should, so that silence means silence.</summary>
    public static bool IsGood(this RunOutcome outcome) => outcome is RunOutcome.OkNew or RunOutcome.OkNothingNew or RunOutcome.Quiet;

    /// <summary>Nobody was asked: such a run says nothing about the source.</summary>
    public static bool IsSkipped(this RunOutcome outcome) => outcome is RunOutcome.SkippedOverlap or RunOutcome.Disabled;

    /// <summary>The kebab-case name in JSON and on pages.</summary>
    public static string Code(this RunOutcome outcome) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString());
}

/// <summary>Why a run was made.</summary>
public enum RunPurpose
{
    /// <summary>What is new.</summary>
    Ordinary,

    /// <summary>Days or pages that are owed.</summary>
    CatchUp,

    /// <summary>Days of the past that somebody asked for; alerts nobody.</summary>
    Backfill,
}

/// <summary>The record of one run over one source. Coverage and health are queries on these.</summary>
public sealed record SourceRun
{
    public required SourceId Source { get; init; }

    public RunPurpose Purpose { get; init; }

    /// <summary>The first day that was asked for; null where the source cannot be asked by date.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>When the schedule wanted it; null for a run that somebody asked for.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public required RunOutcome Outcome { get; init; }

    /// <summary>For people: status, rule, marker, reason. Never a secret.</summary>
    public string? Detail { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public int Requests { get; init; }

    public long Bytes { get; init; }

    public int Listed { get; init; }

    public int New { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    public int Rejected { get; init; }

    public int NotFound { get; init; }

    public int Redirected { get; init; }

    /// <summary>Pages of the list that were read.</summary>
    public int Pages { get; init; }

    /// <summary>Records outside the days that were asked for: the publisher did not keep to its own filter.</summary>
    public int PutAside { get; init; }

    /// <summary>Detail pages that could not be had this time, by address: they are asked for in the next run.</summary>
    public IReadOnlyList<string> Owed { get; init; } = [];

    /// <summary>Null for runs that nothing was read in.</summary>
    public RunFacts? Facts { get; init; }
}

/// <summary>What a source's next run starts from.</summary>
public sealed record SourceState
{
    public required SourceId Source { get; init; }

    /// <summary>False until one run has ended well: that first crawl fills the archive and alerts nobody.</summary>
    public bool HasBackfilled { get; init; }

    public DateTimeOffset? LastRunAt { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public DateTimeOffset? LastNewAt { get; init; }

    public RunOutcome? LastOutcome { get; init; }

    public string? LastDetail { get; init; }

    public int ConsecutiveFailures { get; init; }

    /// <summary>Null: the schedule alone decides.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>By list address.</summary>
    public IReadOnlyDictionary<string, Validators> ListValidators { get; init; } = new Dictionary<string, Validators>();

    public IReadOnlyList<string> Owed { get; init; } = [];

    /// <summary>Where the list went on beyond its cap, while that is owed.</summary>
    public WalkPoint? ListRest { get; init; }
}

/// <summary>What a run leaves behind, written in ONE transaction.</summary>
/// <param name="Source">Gives new items their jurisdiction, region, kind and assumed language.</param>
/// <param name="Hold">What the deliveries that are marked as held wait for; null when none is.</param>
public sealed record RunCommit(Source Source, SourceRun Run, SourceState State, IReadOnlyList<DocumentChange> Changes, AlertHold? Hold = null)
{
    /// <summary>The source was not read for so long that what is found is told together; null for a run in its time.</summary>
    public Absence? After { get; init; }

    /// <summary>What the ledger is to hold of these days from now on.</summary>
    public IReadOnlyList<SourceDay> Days { get; init; } = [];
}
