namespace Monitor.Worker.Alerting;

/// <summary>What becomes of a delivery after an attempt.</summary>
internal abstract record DeliveryStep
{
    private DeliveryStep()
    {
    }

    public sealed record Done(string? ChannelId, string? MessageId) : DeliveryStep;

    public sealed record Again(DateTimeOffset NotBefore, string Reason) : DeliveryStep;

    /// <summary>Kept, shown to operators, not tried again by itself.</summary>
    public sealed record Dead(string Reason) : DeliveryStep;
}

/// <summary>When a delivery is tried again, from a table one can read.</summary>
internal static class DeliveryPolicy
{
    /// <summary>A service that is asked to wait longer than this is asked again anyway.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    // Over 30 hours in all: Slack may be gone for a day and nothing is lost.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(45),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12), LongestWait,
    ];

    /// <summary>The first attempt and one for every wait of the table.</summary>
    public static int MostAttempts => Waits.Length + 1;

    /// <param name="attempts">Made so far, the one just made included: 1 or more.</param>
    public static DeliveryStep After(NotifyOutcome outcome, int attempts, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return outcome switch
        {
            NotifyOutcome.Sent sent => new DeliveryStep.Done(sent.ChannelId, sent.MessageId),
            NotifyOutcome.Refused refused => new DeliveryStep.Dead(refused.Reason),
            NotifyOutcome.TryLater later when attempts < MostAttempts => new DeliveryStep.Again(now + Wait(attempts, later.After), later.Reason),
            NotifyOutcome.TryLater later => new DeliveryStep.Dead($"Given up after {attempts} attempts; the last one: {later.Reason}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static TimeSpan Wait(int attempts, TimeSpan? asked)
    {
        var own = Waits[attempts - 1];
        return asked is { } wait && wait > own ? TimeSpan.FromTicks(Math.Min(wait.Ticks, LongestWait.Ticks)) : own;
    }
}
