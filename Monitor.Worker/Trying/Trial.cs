using Monitor.Worker.Documents;

namespace Monitor.Worker.Trying;

/// <summary>What reading a source came to, with nothing stored.</summary>
internal sealed record Trial
{
    public required Source Source { get; init; }

    public required RunOutcome Outcome { get; init; }

    /// <summary>What went wrong, for people; null where nothing did.</summary>
    public string? Words { get; init; }

    /// <summary>When the publisher may be asked again; null when it did not say.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>In the list's order, each id once.</summary>
    public IReadOnlyList<ParsedDocument> Records { get; init; } = [];

    public IReadOnlyList<string> Rejected { get; init; } = [];

    public int LeftOut { get; init; }

    /// <summary>How many there are in all, where the answer says so.</summary>
    public int? Total { get; init; }

    public int Pages { get; init; }

    /// <summary>The list goes on behind the pages that were read.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Where it goes on; null at its end.</summary>
    public Uri? Next { get; init; }

    public int Requests { get; init; }

    public long Bytes { get; init; }

    public IReadOnlyList<TriedDetail> Details { get; init; } = [];

    public bool IsGood => Outcome.IsGood();
}

/// <summary>One record's own page.</summary>
/// <param name="Read">The record with what its page adds; null where that could not be had.</param>
/// <param name="Trouble">Why not.</param>
internal sealed record TriedDetail(ParsedDocument Listed, Uri? Address, ParsedDocument? Read, string? Trouble);

/// <param name="Pages">Of the list, at most.</param>
/// <param name="Details">Records whose own pages are asked for.</param>
internal sealed record TrialLimits(int Pages, int Details);
