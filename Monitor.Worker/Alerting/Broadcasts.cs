using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>Which events a rule shows in the channel although they hang in a thread.</summary>
internal sealed class Broadcasts(IList<string> words)
{
    public const string None = "none";

    private readonly HashSet<EventKind> _kinds = [.. words.Select(EventWords.Parse).OfType<EventKind>()];

    public bool Include(ItemEvent happened) => words.Count > 0 ? _kinds.Contains(happened.Kind) : IsTurningPoint(happened);

    private static bool IsTurningPoint(ItemEvent happened) => happened.Kind switch
    {
        EventKind.Withdrawn => true,
        EventKind.StageChanged => happened.StageAfter is Stage.Passed or Stage.Enacted or Stage.InForce,
        EventKind.New or EventKind.TextChanged or EventKind.DateMoved or EventKind.BecameRelevant or EventKind.Reminder or EventKind.NearMiss => false,
    };
}
