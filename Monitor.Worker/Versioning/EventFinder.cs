using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning;

/// <summary>What happened to the item, told from a change that has been classified.</summary>
internal static class EventFinder
{
    /// <param name="change">With its classification where a version is written.</param>
    /// <param name="now">When it was seen.</param>
    /// <param name="source">That brought it; null is taken for another than the one that leads the item.</param>
    public static IReadOnlyList<ItemEvent> Find(DocumentChange change, DateTimeOffset now, SourceId? source = null)
    {
        if (change.Kind == ChangeKind.NewItem) return [New(change, now)];
        if (change.Item is not { } item) return [];

        var isOfTheLeader = change.Known is { Leads: true } or { LedBefore: true } || (source is not null && source == item.LedBy);
        List<ItemEvent> events = [];
        if (BecameRelevant(change, item, now) is { } became) events.Add(became);
        if (isOfTheLeader && TextChanged(change, item, now) is { } text) events.Add(text);
        if (isOfTheLeader && events.Count == 0 && FurtherDocument(change, item, now) is { } further) events.Add(further);
        if (StageMoved(change, item, now) is { } stage) events.Add(stage);
        if (change.Known is { Leads: true } || (isOfTheLeader && change.Kind == ChangeKind.NewDocument)) events.AddRange(DateEvents.Find(change, item, now));
        return events;
    }

    private static ItemEvent New(DocumentChange change, DateTimeOffset now) => new()
    {
        Kind = EventKind.New,
        Discriminator = "new",
        SeenAt = now,
        Summary = change.Document.Stage == Stage.Unknown ? "New." : $"New: {change.Document.Stage.Name()}.",
        StageAfter = change.Document.Stage,
        RelevanceAfter = change.Classification?.Relevance,
    };

    private static ItemEvent? BecameRelevant(DocumentChange change, KnownItem item, DateTimeOffset now)
    {
        if (item.WasRelevant || change.Classification is not { Relevant: true } decided) return null;
        if (change.Kind is not (ChangeKind.Changed or ChangeKind.NewDocument)) return null;
        var redline = change.Known is { Version: > 0 } known ? Redline.Between(known.Text, change.NormalText) : [];
        return TextEvent(EventKind.BecameRelevant, change, item, redline, now) with
        {
            Summary = $"Became relevant by {(change.Kind == ChangeKind.Changed ? "an amendment" : "a further document")}: "
                + $"{Score(item.Relevance)} before, {Score(decided.Relevance)} now.",
        };
    }

    private static ItemEvent? TextChanged(DocumentChange change, KnownItem item, DateTimeOffset now)
    {
        if (change.Kind != ChangeKind.Changed || change.Known is null) return null;
        // Sections that only have other numbers, blanks or hyphens are kept as a version and told to nobody.
        var redline = Redline.Between(change.Known.Text, change.NormalText);
        var isNews = Redline.IsNews(redline) || change.Document.Title != item.Title;
        return isNews ? TextEvent(EventKind.TextChanged, change, item, redline, now) : null;
    }

    /// <summary>A revision, a substitute, a judgment after the opinion: its publisher brings it under the same official key. Who reprints it elsewhere brings no news.</summary>
    private static ItemEvent? FurtherDocument(DocumentChange change, KnownItem item, DateTimeOffset now)
    {
        if (change.Kind != ChangeKind.NewDocument) return null;
        return TextEvent(EventKind.TextChanged, change, item, [], now) with { Summary = $"A further document of the same matter: {change.Document.Title}" };
    }

    private static ItemEvent TextEvent(EventKind kind, DocumentChange change, KnownItem item, IReadOnlyList<RedlinePart> redline, DateTimeOffset now) => new()
    {
        Kind = kind,
        Discriminator = change.Fingerprint,
        SeenAt = now,
        Summary = Redline.Describe(redline),
        RelevanceBefore = item.Relevance,
        RelevanceAfter = change.Classification?.Relevance,
        Redline = Redline.Excerpt(redline),
    };

    private static ItemEvent? StageMoved(DocumentChange change, KnownItem item, DateTimeOffset now)
    {
        var (before, after) = (item.Stage, change.Document.Stage);
        if (after == Stage.Unknown || after == before) return null;
        // A companion (another source, a reprint) may lag behind the document that leads: only news counts.
        if (change.Known is not { Leads: true } && after.Order() <= before.Order()) return null;
        var withdrawn = after == Stage.WithdrawnLapsed;
        return new ItemEvent
        {
            Kind = withdrawn ? EventKind.Withdrawn : EventKind.StageChanged,
            Discriminator = $"{before.Code()}>{after.Code()}@{now.UtcDateTime:yyyy-MM-dd}",
            SeenAt = now,
            Summary = withdrawn
                ? $"Withdrawn: it was at {before.Name()}."
                : $"{before.Name()} → {after.Name()}.",
            StageBefore = before,
            StageAfter = after,
            RelevanceAfter = change.Classification?.Relevance ?? item.Relevance,
        };
    }

    private static string Score(double? relevance) => relevance is { } known ? Scores.Text(known) : "unscored";
}
