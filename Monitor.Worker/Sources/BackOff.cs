using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources;

/// <summary>How long a source is left alone after a bad run: longer each time, never longer than a day.</summary>
public static class BackOff
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), Longest,
    ];

    // Who does not want us is not won over by asking again soon.
    private static readonly TimeSpan[] BlockedSteps = [TimeSpan.FromHours(6), TimeSpan.FromHours(12), Longest];

    /// <param name="failures">Bad runs in a row, this one included.</param>
    /// <param name="askedFor">When the publisher asked to be asked again; it counts for a rate limit and for an answer that is not ready.</param>
    /// <returns>The earliest next try; null when the schedule alone decides.</returns>
    public static DateTimeOffset? NextTry(RunOutcome outcome, int failures, DateTimeOffset now, DateTimeOffset? askedFor = null) => outcome switch
    {
        RunOutcome.OkNew or RunOutcome.OkNothingNew or RunOutcome.Quiet or RunOutcome.SkippedOverlap or RunOutcome.Disabled => null,
        RunOutcome.RateLimited => Within(askedFor, now) ?? now + Step(Steps, failures),
        RunOutcome.Blocked or RunOutcome.Challenged or RunOutcome.RobotsRefused => now + Step(BlockedSteps, failures),

        // Only a person can change these: a key, an address, a rule.
        RunOutcome.KeyMissing or RunOutcome.BrowserMissing or RunOutcome.ForbiddenTarget or RunOutcome.Moved or RunOutcome.Gone => now + Longest,
        RunOutcome.EmptySuspicious or RunOutcome.Partial or RunOutcome.NotFound or RunOutcome.ParseDrift or RunOutcome.SoftError
            or RunOutcome.Truncated or RunOutcome.TextMissing or RunOutcome.TooLarge or RunOutcome.WrongType or RunOutcome.ServerError
            or RunOutcome.Unreachable or RunOutcome.Error => Within(askedFor, now) ?? now + Step(Steps, failures),
    };

    private static TimeSpan Step(TimeSpan[] steps, int failures) => steps[Math.Clamp(failures - 1, 0, steps.Length - 1)];

    private static DateTimeOffset? Within(DateTimeOffset? askedFor, DateTimeOffset now) => askedFor switch
    {
        null => null,
        { } time when time <= now => null,
        { } time => time - now > Longest ? now + Longest : time,
    };
}
