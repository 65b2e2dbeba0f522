namespace Monitor.Worker.Storage.Rows;

/// <summary>Two items that may be one matter. The pair is unique: once suggested, it is never suggested again.</summary>
internal sealed class SuggestionRow
{
    public long Id { get; set; }

    /// <summary>The lower number of the two.</summary>
    public long FirstId { get; set; }

    public long SecondId { get; set; }

    public double TitleLikeness { get; set; }

    public double TextLikeness { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>As the newest decision left it.</summary>
    public SuggestionState State { get; set; }
}

/// <summary>What a person decided about a suggestion. Appended, never edited.</summary>
internal sealed class MergeDecisionRow
{
    public long Id { get; set; }

    public long SuggestionId { get; set; }

    public SuggestionState Decision { get; set; }

    public required string Who { get; set; }

    public DateTimeOffset At { get; set; }

    public string? Reason { get; set; }

    /// <summary>What an acceptance moved, so that an undo can put it back.</summary>
    public MergeRecord? Record { get; set; }
}
