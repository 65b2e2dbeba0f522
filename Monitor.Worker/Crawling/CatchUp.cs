using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>Whether it is of use, and polite, to go on asking for what is owed.</summary>
internal static class CatchUp
{
    /// <summary>Failures in a row after which the rest waits for the next run.</summary>
    public const int GiveUpAfter = 3;

    /// <summary>Nothing can be had from the publisher now, whatever is asked for.</summary>
    public static bool IsPublisherAway(RunOutcome outcome) => outcome is RunOutcome.Blocked or RunOutcome.Challenged or RunOutcome.RateLimited
        or RunOutcome.RobotsRefused or RunOutcome.Unreachable or RunOutcome.KeyMissing or RunOutcome.ForbiddenTarget or RunOutcome.Moved;

    /// <summary>After the walk over what is new. A day's own page may be bad while those of other days are well.</summary>
    public static bool MayFollow(DateReach reach, RunOutcome ordinary) =>
        ordinary.IsGood() || ordinary == RunOutcome.Partial
        || (reach == DateReach.Day && !IsPublisherAway(ordinary) && ordinary is not (RunOutcome.ServerError or RunOutcome.Gone or RunOutcome.Error));
}
