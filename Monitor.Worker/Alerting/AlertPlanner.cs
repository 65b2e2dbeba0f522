using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>Decides which messages an event owes, to whom. Pure: saving them is the crawl's transaction.</summary>
internal sealed class AlertPlanner(AlertRules rules)
{
    public IReadOnlyList<PlannedDelivery> Plan(Alert alert, AlertContext context)
    {
        if (context.IsBackfill || !IsNews(alert, context.WasRelevant)) return [];

        var told = ToldBetter(alert, context);
        return
        [
            .. rules.Matching(alert, alert.Event.Kind)
                .Where(rule => !told.TryGetValue(rule.Channel, out var better) || better > rule.Rhythm)
                .Select(rule => new PlannedDelivery(rule.Name, rule.Channel, alert)
                {
                    Digest = rule.Digest,
                    Manners = rule.Digest is null ? rule.Manners : null,
                    IsUrgent = rule.IsUrgent(alert),
                    Broadcast = rule.Broadcasts.Include(alert.Event),
                }),
        ];
    }

    /// <summary>The kind of event that tells a change better where both are of one change; null where there is none.</summary>
    public static EventKind? BetterThan(EventKind kind) => kind switch
    {
        EventKind.TextChanged => EventKind.BecameRelevant,
        EventKind.StageChanged => EventKind.Withdrawn,
        EventKind.New or EventKind.DateMoved or EventKind.BecameRelevant or EventKind.Withdrawn or EventKind.Reminder or EventKind.NearMiss => null,
    };

    private static bool IsNews(Alert alert, bool wasRelevant) =>
        alert.Classification.Relevant
        || (wasRelevant && alert.Event.Kind is (EventKind.Withdrawn or EventKind.StageChanged or EventKind.DateMoved));

    // One change, one message: "became relevant" carries the redline, "withdrawn" is the change of stage. Only channels that
    // really get the better message, and no later, go without the other; a rule that asks for text changes alone still has its own.
    private Dictionary<string, Rhythm> ToldBetter(Alert alert, AlertContext context) =>
        BetterThan(alert.Event.Kind) is { } kind && context.Together.Contains(kind)
            ? rules.Matching(alert, kind).ToDictionary(rule => rule.Channel, rule => rule.Rhythm, StringComparer.Ordinal)
            : [];
}
