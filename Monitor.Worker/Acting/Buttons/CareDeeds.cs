using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Buttons;

/// <summary>"I have seen it", and who looks after an item.</summary>
internal sealed class CareDeeds(AskedItem asked, CareDesk desk, CareStore care, SlackPeople people, SlackTalk talk, ActingSettings settings, TimeProvider time) : IDeeds
{
    private const int LongestName = 120;

    public IEnumerable<(string Name, Deed Deed)> All =>
    [
        ("press:" + Actions.Seen, new Deed(UserRole.Reader, (request, person, ct) => SeenAsync((SlackRequest.Pressed)request, person, ct))),
        ("press:" + Actions.Assign, new Deed(UserRole.PolicyLead, (request, person, ct) => AssignAsync((SlackRequest.Pressed)request, person, ct))),
    ];

    private async Task SeenAsync(SlackRequest.Pressed request, Person person, CancellationToken ct)
    {
        if (await asked.FindAsync(request, ct) is not var (item, _)) return;
        var change = await desk.MarkSeenAsync(item.Summary.Id, person.Name, ct);
        var title = ItemLine.Title(item.Summary, settings);
        await talk.TellAsync(request, change == CareChange.Done ? $"Noted: you have seen {title}." : $"You had seen {title} already; nothing has happened to it since.", ct);
    }

    private async Task AssignAsync(SlackRequest.Pressed request, Person person, CancellationToken ct)
    {
        // A menu of people carries the person only; its block names the item.
        if (Actions.ItemOfBlock(request.Block) is not { } id || request.Value is not { Length: > 0 } chosen)
        {
            await talk.TellAsync(request, Sentences.Unreadable, ct);
            return;
        }

        if (await asked.FindAsync(request, id, ct) is not { } item) return;
        if (await people.FindAsync(request.Workspace, chosen, ct) is not PersonFound.Known { Person: var to })
        {
            await talk.TellAsync(request, $"I know no account for <@{SlackText.Escaped(chosen, 40)}>, so nothing was handed over. An operator of Monitor can add one; then choose the name again.", ct);
            return;
        }

        var before = (await care.FindAsync(item.Summary.Id, time.GetUtcNow(), ct)).Assigned;
        var change = await desk.AssignAsync(item.Summary.Id, to.Name, person.Name, ct);
        await talk.TellAsync(request, Words(change, item, before, to, person), ct);
    }

    private string Words(CareChange change, ItemDetail item, Assignment? before, Person to, Person by)
    {
        var title = ItemLine.Title(item.Summary, settings);
        var name = to.Name == by.Name ? "You" : SlackText.Escaped(to.Name, LongestName);
        var verb = to.Name == by.Name ? "look" : "looks";
        if (change == CareChange.Unchanged) return $"{name} {verb} after {title} already.";
        var from = before is null || before.Who == to.Name ? "" : $", handed on from {(before.Who == by.Name ? "you" : SlackText.Escaped(before.Who, LongestName))}";
        return $"{name} {verb} after {title} now{from}.";
    }
}
