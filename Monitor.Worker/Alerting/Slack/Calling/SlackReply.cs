namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>What came back from one call, before anyone has judged it.</summary>
internal abstract record SlackReply
{
    private SlackReply()
    {
    }

    public sealed record Answered(int Status, TimeSpan? RetryAfter, string Body) : SlackReply;

    /// <summary>No answer.</summary>
    /// <param name="MayHaveArrived">Whether the message stands in the channel is not known; false when the line never stood.</param>
    public sealed record Silent(string Why, bool MayHaveArrived) : SlackReply;

    /// <summary>Not asked: Slack has asked to be left alone for this long.</summary>
    public sealed record Held(TimeSpan For) : SlackReply;
}

/// <summary>What a reply means for the message.</summary>
internal abstract record SlackVerdict
{
    private SlackVerdict()
    {
    }

    public sealed record Final(NotifyOutcome Outcome) : SlackVerdict;

    /// <summary>Slack finds fault with how we wrote it; plain words may still pass.</summary>
    public sealed record Reword(string Code) : SlackVerdict;

    public static SlackVerdict Sent(string? channel, string? message) => new Final(new NotifyOutcome.Sent(channel, message));

    public static SlackVerdict TryLater(string reason, TimeSpan? after) => new Final(new NotifyOutcome.TryLater(reason, after));

    /// <summary>It may have been posted.</summary>
    public static SlackVerdict Doubtful(string reason, TimeSpan? after) => new Final(new NotifyOutcome.TryLater(reason, after) { MayBePosted = true });

    /// <summary>Surely not posted, and no fault of the message.</summary>
    public static SlackVerdict Limited(string reason, TimeSpan? after) => new Final(new NotifyOutcome.TryLater(reason, after) { IsLimit = true });

    public static SlackVerdict Blocked(BlockScope scope, string reason) => new Final(new NotifyOutcome.Blocked(scope, reason));

    public static SlackVerdict Gone(string reason) => new Final(new NotifyOutcome.Gone(reason));

    public static SlackVerdict Refused(string reason) => new Final(new NotifyOutcome.Refused(reason));
}
