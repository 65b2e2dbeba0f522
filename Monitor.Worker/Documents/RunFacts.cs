namespace Monitor.Worker.Documents;

/// <summary>What a run saw beside its counts: what the next runs are compared with, and what people ask for when a source goes wrong.</summary>
public sealed record RunFacts
{
    /// <summary>How often each HTTP status was answered; <c>none</c> where nothing came back.</summary>
    public IReadOnlyDictionary<string, int> Statuses { get; init; } = new Dictionary<string, int>();

    /// <summary>Records that could not be read, by reason.</summary>
    public IReadOnlyDictionary<string, int> Rejects { get; init; } = new Dictionary<string, int>();

    /// <summary>Records that were read, each with what its own page added.</summary>
    public int Records { get; init; }

    /// <summary>In how many of them each field was filled: <c>title</c>, <c>published</c>, <c>date:effective</c>, ...</summary>
    public IReadOnlyDictionary<string, int> Fields { get; init; } = new Dictionary<string, int>();

    /// <summary>Texts that were read anew, and not kept because the publisher said that nothing changed.</summary>
    public int Texts { get; init; }

    public int WithoutText { get; init; }

    /// <summary>Of the texts that there were; null when there was none.</summary>
    public TextLengths? Lengths { get; init; }

    public DateOnly? NewestOn { get; init; }

    /// <summary>Records with a date that was given and could not be read.</summary>
    public int DatesUnread { get; init; }

    /// <summary>Records that say they were published after tomorrow.</summary>
    public int DatesAhead { get; init; }

    /// <summary>New records that say they were published more than five years ago.</summary>
    public int DatesOld { get; init; }

    /// <summary>How many records the answer says there are, where it says so.</summary>
    public int? Total { get; init; }

    /// <summary>How many records the answers gave, those included that were put aside or could not be read.</summary>
    public int Counted { get; init; }

    /// <summary>The structure of the list's first page, to be compared with another; null where it has none.</summary>
    public string? Shape { get; init; }

    /// <summary>Of the source's declaration, so that one sees which runs an edit divides.</summary>
    public string? ConfigHash { get; init; }

    /// <summary>Of the program that read.</summary>
    public string? Reader { get; init; }

    /// <summary>What looked wrong.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Messages that wait for an operator or for the hold's end.</summary>
    public int HeldAlerts { get; init; }
}

/// <summary>Lengths in characters: the shortest, the tenth, half, nine tenths, the longest.</summary>
public sealed record TextLengths(int Shortest, int Lower, int Median, int Upper, int Longest);

/// <summary>Something about a run that is not as it was on good days.</summary>
/// <param name="Reason">One sentence for people.</param>
/// <param name="Spoils">True when the run must not count as a good one.</param>
public sealed record Finding(FindingKind Kind, string Reason, bool Spoils);

public enum FindingKind
{
    FewRecords,
    FieldsLost,
    ShapeChanged,
    ManyRejected,
    Truncated,

    /// <summary>Several records whose pages all say the same: a soft 404, a notice.</summary>
    SameText,
    NotFoundPage,
    ChallengePage,
    DatesUnread,
    DatesAhead,
    DatesOld,
    Renumbered,

    /// <summary>A list of the latest without one record that was there before: some may have been missed.</summary>
    TurnedOver,
}
