using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting;

/// <summary>Why a rule that would post an event today did not when it happened, as far as the store can tell.</summary>
internal sealed class UntoldReasons(RunStore runs, ItemStore items, DeliveryStore deliveries)
{
    /// <returns>What kept every rule from posting it; null when nothing of the kind is known.</returns>
    public async Task<string?> OfEventAsync(EventEntry entry, CancellationToken ct)
    {
        if (await runs.DuringAsync(entry.Source, entry.Event.SeenAt, ct) is { } run)
        {
            if (run.Purpose == RunPurpose.Backfill) return "It came when days of the past were looked back upon: nobody is told of what is found there.";
            var firstEnded = FirstCrawl.EndedAt(await runs.FirstRunsAsync(entry.Source, FirstCrawl.MostRuns, ct));
            if (firstEnded is null || run.EndedAt <= firstEnded) return $"It came with the first crawl of {entry.Source}: nobody is told of what stood there already.";
        }

        if (entry.Event.Kind is not (EventKind.New or EventKind.TextChanged or EventKind.BecameRelevant)) return null;
        return await items.FirstDecisionAsync(entry.DocumentId, entry.Version, ct) is { Relevant: false } then
            ? $"When it happened its relevance was {Scores.Text(then.Relevance)}, below the threshold of {Scores.Text(then.Threshold)} (model {then.ModelId}): rules post relevant items only."
            : null;
    }

    /// <returns>The event of the same change by which the channel was told; null when there is none.</returns>
    public static EventKind? ToldBy(ItemDetail item, EventEntry entry, string channel, IReadOnlyList<Delivery> all)
    {
        if (AlertPlanner.BetterThan(entry.Event.Kind) is not { } better) return null;
        return item.Events.Any(other => other.Event.Kind == better && other.Event.SeenAt == entry.Event.SeenAt && other.DocumentId == entry.DocumentId
                && all.Any(one => one.Channel == channel && one.Alert.Event.Kind == better && one.Alert.Event.Discriminator == other.Event.Discriminator))
            ? better
            : null;
    }

    /// <summary>Rules stand in the settings, of which the store keeps no history: it knows when a rule first posted.</summary>
    public async Task<string> OfRuleAsync(string rule, EventEntry entry, CancellationToken ct)
    {
        var first = await deliveries.FirstOfRuleAsync(rule, ct);
        return $"The rule “{rule}” would post it today. " + first switch
        {
            null => "It has posted nothing yet: most likely it was not there, or asked for something else, when this happened.",
            { } at when at > entry.Event.SeenAt => $"It first posted on {at.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture)}: most likely it was not there, or asked for something else, when this happened.",
            _ => "It was there when this happened, so it must have asked for something else then; the store keeps no earlier rules.",
        };
    }
}
