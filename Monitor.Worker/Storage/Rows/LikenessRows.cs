namespace Monitor.Worker.Storage.Rows;

/// <summary>That an item was sketched, from which text, so that it is not done again for nothing.</summary>
internal sealed class LikenessRow
{
    public long ItemId { get; set; }

    /// <summary>Of title and text that the sketch was made from.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>When the matter came up: only what is near in time can be the same.</summary>
    public DateOnly Day { get; set; }
}

/// <summary>One band of an item's sketch. Two items that share one may be alike: the index over these is how candidates are found.</summary>
internal sealed class LikenessBandRow
{
    public long Band { get; set; }

    public long ItemId { get; set; }
}

/// <summary>Where a follower stands in the order of changes.</summary>
internal sealed class CursorRow
{
    public required string Follower { get; set; }

    public long Sequence { get; set; }
}
