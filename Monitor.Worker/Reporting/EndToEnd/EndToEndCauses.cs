using Monitor.Worker.Documents;
using Monitor.Worker.Reporting.Alarms;

namespace Monitor.Worker.Reporting.EndToEnd;

/// <summary>What operators must know of the check. Pure.</summary>
internal static class EndToEndCauses
{
    /// <summary>One failure may be a moment's; the second in a row is a state.</summary>
    public static IEnumerable<AlarmCause> Of(EndToEndReport? last) => last is { HasPassed: false, FailedBefore: > 0, FailingSince: { } since }
        ? [new AlarmCause(AlarmKind.EndToEnd, "", "Monitor's own check", since, string.Join(' ', last.Troubles))]
        : [];
}
