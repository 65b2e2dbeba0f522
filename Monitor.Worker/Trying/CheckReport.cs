using Monitor.Worker.Documents;

namespace Monitor.Worker.Trying;

/// <summary>What checking a source against its publisher came to.</summary>
internal enum CheckVerdict
{
    /// <summary>All four: this is a live pass of the source's record test.</summary>
    Passed,

    /// <summary>The publisher answers, but not as the entry says.</summary>
    Failed,

    /// <summary>Nothing arrived: the publisher or this machine is offline.</summary>
    Unreachable,

    /// <summary>The publisher does not want to be read by programs, or by us.</summary>
    Blocked,

    /// <summary>Its key is not set here.</summary>
    KeyMissing,

    /// <summary>Not now: outside its hours, or it asked to wait.</summary>
    Postponed,

    /// <summary>It answered with nothing, as it may: nothing is proven.</summary>
    Unproven,
}

/// <param name="Passed">Null where it could not be tried.</param>
internal sealed record CheckStep(string Name, bool? Passed, string Words);

/// <param name="At">When it was checked.</param>
/// <param name="Words">The first thing that stands in the way, or what passed.</param>
internal sealed record CheckReport(Source Source, CheckVerdict Verdict, IReadOnlyList<CheckStep> Steps, DateTimeOffset At, string Words);
