using Monitor.Worker.Documents;

namespace Monitor.Worker.Reporting.Alarms;

/// <summary>What operators must know of the search index. Pure.</summary>
internal static class IndexCauses
{
    /// <summary>A node that is started anew is a moment's; what lasts from one round to the next is a state.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(4);

    public static IEnumerable<AlarmCause> Of(IndexReport report) => report.TroubledSince is { } since && report.At - since >= Moment && report.Troubles is [_, ..] troubles
        ? [new AlarmCause(AlarmKind.Index, "", "The search index", since, string.Join(' ', troubles))]
        : [];
}
