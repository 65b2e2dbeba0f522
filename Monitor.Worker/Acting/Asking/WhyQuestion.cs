using System.Globalization;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Reporting;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Asking;

/// <summary><c>why</c>: what was sent of an item, where, and why nothing else was.</summary>
internal sealed class WhyQuestion(ItemStore items, ItemLookup lookup, AlertTrace trace, ActingSettings settings) : IQuestion
{
    private const int Newest = 4;
    private const int MostReasons = 5;
    private const int LongestReason = 240;
    private const int LongestAsked = 200;
    private const string Items = "/items/";

    public string Word => "why";

    public (string Usage, string Does) Help => ("why <address or number>", "tells why an item was alerted, or was not: `why 1234`, `why H.R. 4321`, `why https://…`");

    public async Task<Told> AnswerAsync(string asked, Person person, CancellationToken ct)
    {
        var word = Bare(asked);
        if (word.Length == 0) return Told.Of("Why what? Write an item's number or address behind it, as in `/regwatch why 1234`.");
        var id = OwnAddress(word) ?? await lookup.FindAsync(word, ct);
        if (id is null || await items.FindAsync(id.Value, ct) is not { } item)
            return Told.Of($"I have no item under “{SlackText.Escaped(word, LongestAsked)}”: either it was never read, or it is kept under another address. Try `/regwatch search` with words of its title; `/regwatch status` says which sources are read.");
        var traced = await trace.OfAsync(item, Newest, ct);
        var lines = traced.Select(one => (Line(one), (JsonObject?)null)).ToList();
        return Told.Lines($"Why: {ItemLine.Of(item.Summary, settings)}", [(Relevance(item), null), .. lines], SlackText.Link(settings.Item(item.Summary.Id), "The item's page tells all of it", 60));
    }

    // Slack writes an address in angle brackets, with what people see behind a bar.
    private static string Bare(string asked) => asked.StartsWith('<') && asked.EndsWith('>') ? asked[1..^1].Split('|')[0].Trim() : asked;

    private long? OwnAddress(string word)
    {
        if (!word.StartsWith(settings.PublicUrl + Items, StringComparison.OrdinalIgnoreCase)) return null;
        var rest = word[(settings.PublicUrl.Length + Items.Length)..];
        var figures = rest[..(rest.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : rest.Length)];
        return long.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    private static string Relevance(ItemDetail item) => item.Classification is { } decision
        ? $"Its relevance is {AlertWords.Percent(decision.Relevance)}, {(decision.Relevant ? "over" : "under")} the threshold of {AlertWords.Percent(decision.Threshold)}."
        : "No model has read it yet.";

    private static string Line(TracedEvent traced)
    {
        List<string> told = [$"*{AlertWords.Moment(traced.Entry.Event.SeenAt)}* {SlackText.Escaped(traced.Entry.Event.Summary, LongestReason)}"];
        told.AddRange(traced.Deliveries.Take(MostReasons).Select(delivery => "• " + SlackText.Escaped(Sent(delivery), LongestReason)));
        told.AddRange(traced.WhyNot.Take(MostReasons).Select(reason => "• " + SlackText.Escaped(reason, LongestReason)));
        return string.Join('\n', told);
    }

    private static string Sent(Delivery delivery)
    {
        var where = delivery.DigestId is null ? delivery.Channel : $"a digest of {delivery.Channel}";
        return delivery.State switch
        {
            DeliveryState.Sent => $"Sent to {where} at {AlertWords.Moment(delivery.SentAt ?? delivery.CreatedAt)}, by “{delivery.Rule}”.",
            DeliveryState.Sending => $"Being sent to {where}, by “{delivery.Rule}”.",
            DeliveryState.Dead => $"Given up for {where}, by “{delivery.Rule}”: {delivery.LastError}",
            DeliveryState.Pending => $"Waits to be sent to {where}, not before {AlertWords.Moment(delivery.NextTryAt)}, by “{delivery.Rule}”.",
        };
    }
}
