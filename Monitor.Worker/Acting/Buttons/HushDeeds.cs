using System.Globalization;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Buttons;

/// <summary>The menu "more": puts the source or the rule behind a message to rest in its channel, always with an end, and wakes it again.</summary>
internal sealed class HushDeeds(AskedItem asked, DeliveryStore deliveries, HushDesk desk, FormOpening forms, SlackTalk talk) : IDeeds
{
    public const string Source = "mute-source";
    public const string Rule = "mute-rule";
    public const string Form = "hush";

    private const string Days = "days";
    private const string Choice = "choice";
    private const string Reason = "reason";
    private const string Text = "text";
    private const int LongestReason = 1_000;
    private const int LongestName = 150;
    private const int MostDeliveries = 100;

    private static readonly (string Text, string Value)[] Choices = [("One day", "1"), ("One week", "7"), ("30 days", "30"), ("90 days", "90")];

    public IEnumerable<(string Name, Deed Deed)> All =>
    [
        ("press:" + Actions.More, new Deed(UserRole.PolicyLead, (request, _, ct) => OpenAsync((SlackRequest.Pressed)request, ct)) { OpensForm = true }),
        ("form:" + Form, new Deed(UserRole.PolicyLead, (request, person, ct) => HushAsync((SlackRequest.Submitted)request, person, ct))),
        ("press:" + Actions.EndHush, new Deed(UserRole.PolicyLead, (request, person, ct) => EndAsync((SlackRequest.Pressed)request, person, ct))),
    ];

    private async Task OpenAsync(SlackRequest.Pressed request, CancellationToken ct)
    {
        // A choice that opens an address carries none of our words.
        if (Actions.Value(request.Value) is not (_, Source or Rule)) return;
        if (await asked.FindAsync(request, ct) is not var (item, word)) return;
        if (await BehindAsync(request, item.Summary.Id, ct) is not { } behind)
        {
            await talk.TellAsync(request, "I find no message about this item in this channel, so I cannot tell which source or rule you mean. Use the newest message about it.", ct);
            return;
        }

        var kind = word == Source ? HushKind.Source : HushKind.Rule;
        await forms.OpenAsync(request, Draw(kind, behind, new Origin(item.Summary.Id, Subject(kind, behind), kind.ToString(), request.Channel, request.Thread)), ct);
    }

    private async Task HushAsync(SlackRequest.Submitted form, Person person, CancellationToken ct)
    {
        if (AskedItem.OriginOf(form) is not var (origin, back)) return;
        if (!Enum.TryParse<HushKind>(origin.Word, out var kind) || !Enum.IsDefined(kind)) return;
        var behind = await BehindAsync(back, origin.Item, ct);
        var days = int.TryParse(form.State.Chosen(Days, Choice), NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : HushDesk.UsualDays;
        // What the form carried is looked up again: only what stands behind a message of this channel can be put to rest here.
        if (behind is null || Subject(kind, behind) is not { } subject || subject != origin.About)
            await talk.TellAsync(back, "Meanwhile another source or rule has sent the newest message about this item. Nothing was changed; please choose again.", ct);
        else if (await desk.HushAsync(kind, subject, behind.Channel, days, form.State.Text(Reason, Text), person.Name, ct) is { } until)
            await talk.TellAsync(back, $"The {Word(kind)} *{SlackText.Escaped(Name(kind, behind), LongestName)}* rests in this channel until {AlertWords.Moment(until)}. What it would have sent is on the page Events; `/regwatch snoozed` shows all that rests and wakes it.", ct);
        else
            await talk.TellAsync(back, "A rest takes a day at least and 90 at most. Nothing was changed.", ct);
    }

    private async Task EndAsync(SlackRequest.Pressed request, Person person, CancellationToken ct)
    {
        var done = Actions.Value(request.Value) is var (id, _) && await desk.UndoAsync(id, person.Name, ct);
        await talk.TellAsync(request, done ? "It may send again from now on." : "It does not rest any more.", ct);
    }

    // The newest message of that item in that channel; a message that waits has no channel of Slack's yet, and cannot have been pressed.
    private async Task<Delivery?> BehindAsync(SlackRequest request, long itemId, CancellationToken ct)
    {
        if (request.Channel is not { } channel) return null;
        return (await deliveries.OfItemAsync(itemId, MostDeliveries, ct)).FirstOrDefault(one =>
            ChannelName.Of(one.Channel) is var name && name.Workspace == request.Workspace && (one.ChannelId == channel || name.Id == channel));
    }

    private static JsonObject Draw(HushKind kind, Delivery behind, Origin origin) => Kit.Modal(
        Form, $"Let the {Word(kind)} rest", "Let it rest", origin.Write(),
        Kit.Section($"*{SlackText.Escaped(Name(kind, behind), LongestName)}*\n{Meaning(kind)}"),
        Kit.Input(Days, "For", Kit.Select(Choice, Choices, HushDesk.UsualDays.ToString(CultureInfo.InvariantCulture)), optional: false),
        Kit.Input(Reason, "Reason", Kit.TextArea(Text, "Shown where all that rests is listed", LongestReason), optional: true));

    private static string Subject(HushKind kind, Delivery behind) => kind switch
    {
        HushKind.Source => behind.Alert.Source.Value,
        HushKind.Rule => behind.Rule,
    };

    private static string Name(HushKind kind, Delivery behind) => kind switch
    {
        HushKind.Source => behind.Alert.SourceName,
        HushKind.Rule => behind.Rule,
    };

    private static string Word(HushKind kind) => kind switch
    {
        HushKind.Source => "source",
        HushKind.Rule => "rule",
    };

    private static string Meaning(HushKind kind) => kind switch
    {
        HushKind.Source => "Nothing from this source is sent to this channel for that time, to nobody here. It is still read, kept and searchable, and the rest ends by itself.",
        HushKind.Rule => "This rule sends nothing to this channel for that time, to nobody here; other rules go on. Everything is still read, kept and searchable, and the rest ends by itself.",
    };
}
