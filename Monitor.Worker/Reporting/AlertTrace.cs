using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting;

/// <summary>An event of an item, the messages that it became, and why it became no other.</summary>
/// <param name="Deliveries">Newest first; what saved searches sent is among them.</param>
/// <param name="WhyNot">One sentence each; empty when every rule that exists sent it.</param>
internal sealed record TracedEvent(EventEntry Entry, IReadOnlyList<Delivery> Deliveries, IReadOnlyList<string> WhyNot);

/// <summary>Answers "why did I get this, and why not that", from what is stored and the rules as they are now.</summary>
internal sealed class AlertTrace(DeliveryStore deliveries, RestStore rests, SearchTrace searches, AlertRules rules)
{
    private const int MostDeliveries = 500;

    /// <param name="take">Newest events at most.</param>
    public async Task<IReadOnlyList<TracedEvent>> OfAsync(ItemDetail item, int take, CancellationToken ct)
    {
        var all = await deliveries.OfItemAsync(item.Summary.Id, MostDeliveries, ct);
        var sent = all.ToLookup(one => (one.Alert.Event.Kind, one.Alert.Event.Discriminator));
        var bySearches = await searches.ReadAsync(item.Summary.Id, all, ct);
        var traced = new List<TracedEvent>();
        foreach (var entry in item.Events.Take(take))
        {
            var hushes = await rests.HeldAtAsync(entry.Event.SeenAt, ct);
            IReadOnlyList<Delivery> own = [.. sent[(entry.Event.Kind, entry.Event.Discriminator)]];
            traced.Add(new TracedEvent(entry, own, [.. ByRules(item, entry, own), .. bySearches(item, entry), .. Rested(entry, own, hushes)]));
        }

        return traced;
    }

    private IEnumerable<string> ByRules(ItemDetail item, EventEntry entry, IReadOnlyList<Delivery> sent) =>
        item.Classification is { } decision ? Reasons(item, entry, decision, sent) : ["No model had read the item: no rule posts before."];

    private static IEnumerable<string> Rested(EventEntry entry, IReadOnlyList<Delivery> sent, IReadOnlyList<Hush> hushes) =>
        from hush in hushes
        where (hush.Kind == HushKind.Rule || hush.Subject == entry.Source.Value) && !sent.Any(one => one.Channel == hush.Channel)
        select FormattableString.Invariant($"{hush.Who} had put the {(hush.Kind == HushKind.Rule ? "rule" : "source")} “{hush.Subject}” to rest in {hush.Channel} until {hush.Until.UtcDateTime:d MMM yyyy HH:mm} UTC.");

    private IEnumerable<string> Reasons(ItemDetail item, EventEntry entry, Classification decision, IReadOnlyList<Delivery> sent)
    {
        if (item.Mutes.Count > 0) yield return $"{item.Mutes[0].Who} muted the item: no rule and no saved search posts about it until that is taken back or ends.";
        if (sent.All(one => one.Alert.FoundBy is not null) && !decision.Relevant && !item.Summary.WasRelevant)
        {
            yield return FormattableString.Invariant($"Its relevance is {decision.Relevance:0.00}, below the threshold of {decision.Threshold:0.00}: rules post relevant items only.");
            yield break;
        }

        var byRule = sent.Select(one => one.Rule).ToHashSet(StringComparer.Ordinal);
        foreach (var (rule, whyNot) in rules.Judge(AlertOf(item, entry, decision), entry.Event.Kind).Where(judged => !byRule.Contains(judged.Rule)))
        {
            if (whyNot is not null) yield return $"Not by the rule “{rule}”: {whyNot}.";
            else if (sent.Count == 0) yield return $"The rule “{rule}” would post it today. When it happened, it was part of a source's first crawl, was told better by another event of the same change, or the rule was not there yet.";
        }
    }

    // The item as it is now: which words it had when the event happened is in the messages that were sent.
    private static Alert AlertOf(ItemDetail item, EventEntry entry, Classification decision) => new()
    {
        ItemId = item.Summary.Id,
        Event = entry.Event,
        Title = item.Summary.Title,
        Jurisdiction = item.Summary.Jurisdiction,
        Region = item.Summary.Region,
        Source = entry.Source,
        SourceName = entry.Source.Value,
        Stage = item.Summary.Stage,
        Classification = decision,
    };
}
