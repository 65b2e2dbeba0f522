using System.Globalization;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Buttons;

/// <summary>Lets an item rest, by a menu or until a day that is asked for, and wakes it.</summary>
internal sealed class SnoozeDeeds(AskedItem asked, CareDesk desk, FormOpening forms, SlackTalk talk, ActingSettings settings, TimeProvider time) : IDeeds
{
    /// <summary>The choice of a day of one's own.</summary>
    public const string UntilDate = "until-date";

    private const int UsualDays = 14;
    private const string Reason = "reason";
    private const string Text = "text";
    private const int LongestReason = 1_000;
    private const int LongestTitle = 300;

    public IEnumerable<(string Name, Deed Deed)> All =>
    [
        ("press:" + Actions.Snooze, new Deed(UserRole.PolicyLead, (request, person, ct) => SnoozeAsync((SlackRequest.Pressed)request, person, ct)) { OpensForm = true }),
        ("form:" + FormMistakes.UntilForm, new Deed(UserRole.PolicyLead, (request, person, ct) => UntilAsync((SlackRequest.Submitted)request, person, ct))),
        ("press:" + Actions.Wake, new Deed(UserRole.PolicyLead, (request, person, ct) => WakeAsync((SlackRequest.Pressed)request, person, ct))),
    ];

    // One of its choices opens a form, and the others change nothing when they come twice.
    private async Task SnoozeAsync(SlackRequest.Pressed request, Person person, CancellationToken ct)
    {
        if (await asked.FindAsync(request, ct) is not var (item, choice)) return;
        if (choice == UntilDate) await forms.OpenAsync(request, Form(request, item), ct);
        else if (Snooze.Parse(choice, Minute()) is { } snooze) await KeepAsync(request, item, snooze, reason: null, person, ct);
        else await talk.TellAsync(request, Sentences.NoSuchDeed, ct);
    }

    private async Task UntilAsync(SlackRequest.Submitted form, Person person, CancellationToken ct)
    {
        if (AskedItem.OriginOf(form) is not var (origin, back)) return;
        if (await asked.FindAsync(back, origin.Item, ct) is not { } item) return;
        if (FormMistakes.Until(form.State, time.GetUtcNow()) is { } snooze) await KeepAsync(back, item, snooze, form.State.Text(Reason, Text), person, ct);
        else await talk.TellAsync(back, "That day is past, or more than a year away. Nothing was changed.", ct);
    }

    private async Task WakeAsync(SlackRequest.Pressed request, Person person, CancellationToken ct)
    {
        if (await asked.FindAsync(request, ct) is not var (item, _)) return;
        var title = ItemLine.Title(item.Summary, settings);
        var change = await desk.WakeAsync(item.Summary.Id, person.Name, ct);
        await talk.TellAsync(request, change == CareChange.Done ? $"You hear of {title} again." : $"{title} does not rest.", ct);
    }

    private async Task KeepAsync(SlackRequest back, ItemDetail item, Snooze snooze, string? reason, Person person, CancellationToken ct)
    {
        await desk.SnoozeAsync(item.Summary.Id, snooze, reason, person.Name, ct);
        var told = $"{ItemLine.Title(item.Summary, settings)} rests {Snooze.Words(snooze.Ends, snooze.Until)}. It is still read and kept, and the rest ends by itself; `/regwatch snoozed` shows all of them.";
        await talk.TellAsync(back, told, [Kit.Section(told), Kit.Actions(Kit.Button("Hear of it again", Actions.Wake, item.Summary.Id.ToString(CultureInfo.InvariantCulture)))], ct);
    }

    // By the minute, so that a press that comes twice asks for the same end.
    private DateTimeOffset Minute()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
    }

    private JsonObject Form(SlackRequest request, ItemDetail item)
    {
        var first = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(UsualDays);
        return Kit.Modal(
            FormMistakes.UntilForm, "Let it rest", "Let it rest", new Origin(item.Summary.Id, null, null, request.Channel, request.Thread).Write(),
            Kit.Section($"*{SlackText.Escaped(item.Summary.Title, LongestTitle)}*\nNo messages about it until that day, UTC. It is still read and kept."),
            Kit.Input(FormMistakes.UntilBlock, "Until", Kit.DatePicker(FormMistakes.UntilDay, first), optional: false),
            Kit.Input(Reason, "Reason", Kit.TextArea(Text, "Shown where all that rests is listed", LongestReason), optional: true));
    }
}
