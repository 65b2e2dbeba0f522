using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting;

/// <summary>An event of an item, the messages that it became, and why it became no other.</summary>
/// <param name="Deliveries">Newest first; what saved searches sent is among them.</param>
/// <param name="WhyNot">One sentence each; empty when every rule that exists sent it.</param>
internal sealed record TracedEvent(EventEntry Entry, IReadOnlyList<Delivery> Deliveries, IReadOnlyList<string> WhyNot);

/// <summary>Answers "why did I get this, and why not that", from what is stored and the rules as they are now.</summary>
internal sealed class AlertTrace(DeliveryStore deliveries, RestStore rests, MuteStore mutes, SearchTrace searches, UntoldReasons untold, AlertRules rules)
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
            var then = new Then(
                entry, [.. sent[(entry.Event.Kind, entry.Event.Discriminator)]],
                await mutes.HeldAtAsync(item.Summary.Id, entry.Event.SeenAt, ct), await rests.HeldAtAsync(entry.Event.SeenAt, ct));
            traced.Add(new TracedEvent(entry, then.Sent, [.. await ByRulesAsync(item, then, all, ct), .. bySearches(item, entry), .. Rested(then)]));
        }

        return traced;
    }

    private async Task<IReadOnlyList<string>> ByRulesAsync(ItemDetail item, Then then, IReadOnlyList<Delivery> all, CancellationToken ct)
    {
        if (item.Classification is not { } decision) return ["No model had read the item: no rule posts before."];
        List<string> reasons = [];
        // What was muted later has nothing to do with what was told before.
        var muted = then is { Sent.Count: 0, Mutes: [var newest, ..] } ? newest : null;
        if (muted is not null) reasons.Add($"{muted.Who} muted the item: no rule and no saved search posts about it until that is taken back or ends.");
        if (then.Sent.All(one => one.Alert.FoundBy is not null) && !decision.Relevant && !item.Summary.WasRelevant)
        {
            return [.. reasons, $"Its relevance is {Scores.Text(decision.Relevance)}, below the threshold of {Scores.Text(decision.Threshold)}: rules post relevant items only."];
        }

        var byRule = then.Sent.Select(one => one.Rule).ToHashSet(StringComparer.Ordinal);
        var judged = rules.Judge(AlertOf(item, then.Entry, decision), then.Entry.Event.Kind).Where(judged => !byRule.Contains(judged.Rule)).ToList();
        reasons.AddRange(judged.Where(one => one.WhyNot is not null).Select(one => $"Not by the rule “{one.Rule}”: {one.WhyNot}."));
        var silent = judged.Where(one => one.WhyNot is null && !then.Rested(one.Rule, rules.Find(one.Rule)?.Channel)).Select(one => one.Rule).ToList();
        return then.Sent.Count > 0 || muted is not null || silent.Count == 0 ? reasons : [.. reasons, .. await UntoldAsync(item, then.Entry, silent, all, ct)];
    }

    private async Task<IReadOnlyList<string>> UntoldAsync(ItemDetail item, EventEntry entry, IReadOnlyList<string> silent, IReadOnlyList<Delivery> all, CancellationToken ct)
    {
        if (await untold.OfEventAsync(entry, ct) is { } kept) return [kept];
        List<string> reasons = [];
        foreach (var rule in silent)
        {
            var channel = rules.Find(rule)?.Channel ?? "";
            reasons.Add(UntoldReasons.ToldBy(item, entry, channel, all) is { } better
                ? $"Not by the rule “{rule}”: {channel} was told of the same change by the message “{better.Name()}”."
                : await untold.OfRuleAsync(rule, entry, ct));
        }

        return reasons;
    }

    private static IEnumerable<string> Rested(Then then) =>
        from hush in then.Hushes
        where (hush.Kind == HushKind.Rule || hush.Subject == then.Entry.Source.Value) && !then.Sent.Any(one => one.Channel == hush.Channel)
        select FormattableString.Invariant($"{hush.Who} had put the {(hush.Kind == HushKind.Rule ? "rule" : "source")} “{hush.Subject}” to rest in {hush.Channel} until {hush.Until.UtcDateTime:d MMM yyyy HH:mm} UTC.");

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

    /// <summary>An event with what was sent of it, and what rested when it happened.</summary>
    private sealed record Then(EventEntry Entry, IReadOnlyList<Delivery> Sent, IReadOnlyList<Mute> Mutes, IReadOnlyList<Hush> Hushes)
    {
        public bool Rested(string rule, string? channel) =>
            Hushes.Any(hush => hush.Channel == channel && hush.Subject == (hush.Kind == HushKind.Rule ? rule : Entry.Source.Value));
    }
}
