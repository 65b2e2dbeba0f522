using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>What the planner has to know beside the alert itself.</summary>
internal sealed record AlertContext
{
    /// <summary>The source's first crawl: its backlog is kept and searchable, but is no news.</summary>
    public required bool IsBackfill { get; init; }

    /// <summary>Whether any earlier version of the item was above its threshold.</summary>
    public required bool WasRelevant { get; init; }

    /// <summary>The kinds of all events of the same change, this one among them or not.</summary>
    public IReadOnlyCollection<EventKind> Together { get; init; } = [];
}
