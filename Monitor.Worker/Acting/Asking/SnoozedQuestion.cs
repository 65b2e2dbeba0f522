using System.Globalization;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Asking;

/// <summary><c>snoozed</c>: all that rests, until when, and a button to wake it for those who may.</summary>
internal sealed class SnoozedQuestion(RestStore rests, ActingSettings settings, TimeProvider time) : IQuestion
{
    private const int Most = 20;
    private const int LongestName = 120;

    public string Word => "snoozed";

    public (string Usage, string Does) Help => ("snoozed", "lists the items, sources and rules that rest, with their ends");

    public async Task<Told> AnswerAsync(string asked, Person person, CancellationToken ct)
    {
        var resting = await rests.ListAsync(time.GetUtcNow(), ct);
        var page = SlackText.Link(settings.Page("/resting"), "All that rests, on the page", 60);
        var all = Lines(resting, settings, person.Role >= UserRole.PolicyLead);
        if (all.Count == 0) return Told.Of($"Nothing rests. {page}");
        var more = all.Count > Most ? string.Create(CultureInfo.InvariantCulture, $"These are the {Most} that end first, of {all.Count}. ") : "";
        return Told.Lines("What rests", [.. all.Take(Most)], more + page);
    }

    internal static IReadOnlyList<(string Text, JsonObject? Accessory)> Lines(Resting resting, ActingSettings settings, bool mayWake) =>
    [
        .. resting.Items.Select(one => (
            $"{ItemLine.Title(one.Item, settings)} {Snooze.Words(one.Mute)}, by {SlackText.Escaped(one.Mute.Who, LongestName)}{Reason(one.Mute.Reason)}",
            mayWake ? Kit.Button("Hear of it again", Actions.Wake, one.Item.Id.ToString(CultureInfo.InvariantCulture)) : null)),
        .. resting.Hushes.Select(hush => (
            $"{(hush.Kind == HushKind.Source ? "Source" : "Rule")} {SlackText.Escaped(hush.Subject, LongestName)} in {Channel(hush.Channel)} until {AlertWords.Moment(hush.Until)}, by {SlackText.Escaped(hush.Who, LongestName)}{Reason(hush.Reason)}",
            mayWake ? Kit.Button("Hear of it again", Actions.EndHush, hush.Id.ToString(CultureInfo.InvariantCulture)) : null)),
    ];

    private static string Channel(string channel) => channel.Length > 5 && channel[0] is 'C' or 'G' && channel.All(char.IsAsciiLetterOrDigit) ? $"<#{channel}>" : SlackText.Escaped(channel, 80);

    private static string Reason(string? reason) => SlackText.Escaped(reason, LongestName) is { Length: > 0 } said ? $": {said}" : "";
}
