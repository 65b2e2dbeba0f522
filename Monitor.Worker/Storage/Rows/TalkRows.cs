namespace Monitor.Worker.Storage.Rows;

/// <summary>The one message of an item in a channel: it shows the present state, and what happens later hangs in its thread.</summary>
internal sealed class ThreadRow
{
    public long Id { get; set; }

    /// <summary>The item's number when it was posted; since then it may have been merged into another.</summary>
    public long ItemId { get; set; }

    /// <summary>As the rule names it.</summary>
    public required string Channel { get; set; }

    /// <summary>As the service calls it: updates take no other name.</summary>
    public required string ChannelId { get; set; }

    /// <summary>Slack's <c>ts</c>: a key, never a number.</summary>
    public required string MessageId { get; set; }

    public DateTimeOffset PostedAt { get; set; }

    /// <summary>Of the message as it stands in the channel: one that would look the same is not sent again.</summary>
    public required string Drawn { get; set; }

    /// <summary>From when on the message no longer shows the present state; null while it does.</summary>
    public DateTimeOffset? StaleSince { get; set; }

    /// <summary>Not updated before.</summary>
    public DateTimeOffset NextTryAt { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }
}

/// <summary>A message, press or command of the chat service that was taken: it sends some twice.</summary>
internal sealed class TakenRow
{
    /// <summary>The service's own name of it, with its kind.</summary>
    public required string Key { get; set; }

    public DateTimeOffset At { get; set; }
}
