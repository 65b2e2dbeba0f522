namespace Monitor.Worker.Alerting;

/// <summary>What becomes of a delivery after an attempt.</summary>
internal abstract record DeliveryStep
{
    private DeliveryStep()
    {
    }

    public sealed record Done(string? ChannelId, string? MessageId) : DeliveryStep;

    public sealed record Again(DateTimeOffset NotBefore, string Reason) : DeliveryStep
    {
        /// <summary>It may stand in the channel: it is looked for first.</summary>
        public bool InDoubt { get; init; }

        /// <summary>The attempt does not count: it said nothing about the message.</summary>
        public bool IsFree { get; init; }

        /// <summary>What else stands still until it is mended; null for a message's own trouble.</summary>
        public BlockScope? Stops { get; init; }
    }

    /// <summary>Kept, shown to operators, not tried again by itself.</summary>
    public sealed record Dead(string Reason) : DeliveryStep
    {
        /// <summary>It may stand in the channel.</summary>
        public bool InDoubt { get; init; }
    }
}

/// <summary>When a delivery is tried again, from a table one can read.</summary>
internal static class DeliveryPolicy
{
    /// <summary>A service that is asked to wait longer than this is asked again anyway.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    public static readonly TimeSpan UsualFirstWait = TimeSpan.FromSeconds(15);

    // A service that limits its rate says for how long; this is for one that does not.
    private static readonly TimeSpan LimitWait = TimeSpan.FromSeconds(30);

    // Over 30 hours in all: Slack may be gone for a day and nothing is lost.
    private static readonly TimeSpan[] Waits =
    [
        UsualFirstWait, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(45),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12), LongestWait,
    ];

    /// <summary>The first attempt and one for every wait of the table.</summary>
    public static int MostAttempts => Waits.Length + 1;

    /// <param name="attempts">Made so far, the one just made included: 1 or more.</param>
    /// <param name="firstWait">Of the table that waits grow by; the usual one when none is given.</param>
    public static DeliveryStep After(NotifyOutcome outcome, int attempts, DateTimeOffset now, TimeSpan? firstWait = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return outcome switch
        {
            NotifyOutcome.Sent sent => new DeliveryStep.Done(sent.ChannelId, sent.MessageId),
            NotifyOutcome.Refused refused => new DeliveryStep.Dead(refused.Reason),
            NotifyOutcome.Blocked blocked => new DeliveryStep.Again(now, blocked.Reason) { IsFree = true, Stops = blocked.Scope },
            NotifyOutcome.Gone gone => new DeliveryStep.Again(now, gone.Reason) { IsFree = true },
            NotifyOutcome.TryLater { IsLimit: true } later => new DeliveryStep.Again(now + Asked(later.After ?? LimitWait), later.Reason) { IsFree = true },
            NotifyOutcome.TryLater later when attempts < MostAttempts =>
                new DeliveryStep.Again(now + Wait(attempts, later.After, firstWait ?? UsualFirstWait), later.Reason) { InDoubt = later.MayBePosted },
            NotifyOutcome.TryLater later => new DeliveryStep.Dead($"Given up after {attempts} attempts; the last one: {later.Reason}") { InDoubt = later.MayBePosted },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static TimeSpan Wait(int attempts, TimeSpan? asked, TimeSpan first)
    {
        var own = Asked(Waits[attempts - 1] * (first / UsualFirstWait));
        return asked is { } wait && wait > own ? Asked(wait) : own;
    }

    private static TimeSpan Asked(TimeSpan wait) => TimeSpan.FromTicks(Math.Min(wait.Ticks, LongestWait.Ticks));
}
