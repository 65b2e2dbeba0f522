using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>How soon somebody has to know, as a sum that anybody can follow: 0 to 100.</summary>
internal sealed record Urgency(int Score, IReadOnlyList<UrgencyPart> Parts)
{
    private const int MostForRelevance = 15;
    private const int Soon = 7;
    private const int Near = 14;
    private const int InSight = 30;

    /// <param name="alert">The event, and the item as it stands.</param>
    /// <param name="today">From which days are counted.</param>
    public static Urgency Of(Alert alert, DateOnly today)
    {
        UrgencyPart[] parts = [OfStage(alert), OfDeadline(alert, today), OfEvent(alert.Event), OfArea(alert), OfRelevance(alert.Classification)];
        UrgencyPart[] counted = [.. parts.Where(part => part.Points > 0)];
        return new Urgency(counted.Sum(part => part.Points), counted);
    }

    /// <summary>As it was on the day of the event.</summary>
    public static Urgency WhenSeen(Alert alert) => Of(alert, DateOnly.FromDateTime(alert.Event.SeenAt.UtcDateTime));

    /// <summary>65: in force 30, 12 days left 20, ...</summary>
    public override string ToString() => Parts.Count == 0 ? $"{Score}" : $"{Score}: {string.Join(", ", Parts.Select(part => $"{part.Why} {part.Points}"))}";

    private static UrgencyPart OfStage(Alert alert)
    {
        var stage = alert.Event.StageAfter ?? alert.Stage;
        return new UrgencyPart(stage.Name(), stage switch
        {
            Stage.InForce or Stage.Enacted or Stage.Amended => 30,
            Stage.Passed => 25,
            Stage.PassedOneChamber or Stage.GuidanceFinal or Stage.Repealed => 20,
            Stage.Committee or Stage.ConsultationOpen or Stage.GuidanceDraft => 10,
            Stage.Introduced or Stage.ConsultationClosed or Stage.PreLegislative => 5,
            Stage.Unknown or Stage.WithdrawnLapsed => 0,
        });
    }

    private static UrgencyPart OfDeadline(Alert alert, DateOnly today)
    {
        var next = alert.Dates.Values.Where(date => date >= today).Order().Select(date => (DateOnly?)date).FirstOrDefault();
        if (next is not { } day) return new UrgencyPart("", 0);
        var left = day.DayNumber - today.DayNumber;
        return new UrgencyPart(left switch { 0 => "today", 1 => "1 day left", _ => $"{left} days left" }, left switch
        {
            <= Soon => 30,
            <= Near => 20,
            <= InSight => 10,
            _ => 0,
        });
    }

    private static UrgencyPart OfEvent(ItemEvent happened) => new(happened.Kind.Name(), happened.Kind switch
    {
        EventKind.BecameRelevant or EventKind.StageChanged or EventKind.Reminder => 15,
        EventKind.New or EventKind.DateMoved => 10,
        EventKind.TextChanged or EventKind.Withdrawn => 5,
        EventKind.NearMiss => 0,
    });

    // The rarer two: nearly every item concerns law enforcement.
    private static UrgencyPart OfArea(Alert alert)
    {
        var area = alert.Classification.PolicyAreas.FirstOrDefault(area => area is "emergency-response" or "child-safety");
        return area is null ? new UrgencyPart("", 0) : new UrgencyPart(LabelWords.PolicyArea(area), 10);
    }

    private static UrgencyPart OfRelevance(Classification classification) =>
        new("Relevance", (int)Math.Round(MostForRelevance * Math.Clamp(classification.Relevance, 0, 1)));
}

/// <param name="Why">In words.</param>
internal sealed record UrgencyPart(string Why, int Points);
