using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>All that look at a run as a whole, and what each finding makes of its outcome.</summary>
internal static class RunDetectors
{
    private static readonly IRunDetector[] All =
        [new CutShort(), new FewRecords(), new ManyRejected(), new FieldsLost(), new TurnedOver(), new UnreadDates(), new DatesAhead(), new DatesOld(), new ShapeChanged()];

    public static IReadOnlyList<Finding> Look(RunSeen run, Usual usual) => [.. All.Select(detector => detector.Look(run, usual)).OfType<Finding>()];

    /// <summary>What a run with this finding came to, where it spoils it.</summary>
    public static RunOutcome Outcome(FindingKind kind) => kind switch
    {
        FindingKind.FewRecords => RunOutcome.EmptySuspicious,
        FindingKind.TurnedOver => RunOutcome.Partial,
        FindingKind.Truncated => RunOutcome.Truncated,
        FindingKind.SameText or FindingKind.NotFoundPage => RunOutcome.SoftError,
        FindingKind.ChallengePage => RunOutcome.Challenged,
        FindingKind.FieldsLost or FindingKind.ShapeChanged or FindingKind.ManyRejected or FindingKind.DatesUnread or FindingKind.DatesAhead
            or FindingKind.DatesOld or FindingKind.Renumbered => RunOutcome.ParseDrift,
    };
}
