using System.Globalization;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Labels;

/// <summary>Labels from Slack: a button opens the form, the form gives the label, and it can be taken back.</summary>
internal sealed class LabelDeeds(
    AskedItem asked, FormOpening forms, Labeller labeller, LabelStore labels, SlackTalk talk, IItemMessages messages, EffectTeller effects, ActingSettings settings) : IDeeds
{
    public IEnumerable<(string Name, Deed Deed)> All =>
    [
        ("press:" + Actions.Relevant, Opening(Verdict.Relevant)),
        ("press:" + Actions.NotRelevant, Opening(Verdict.NotRelevant)),
        ("press:" + Actions.Unsure, Opening(Verdict.Unsure)),
        ("form:" + LabelForm.Name, new Deed(UserRole.PolicyLead, (request, person, ct) => LabelAsync((SlackRequest.Submitted)request, person, ct))),
        ("press:" + Actions.UndoLabel, new Deed(UserRole.PolicyLead, (request, person, ct) => UndoAsync((SlackRequest.Pressed)request, person, ct))),
    ];

    private Deed Opening(Verdict verdict) => new(UserRole.PolicyLead, (request, _, ct) => OpenAsync((SlackRequest.Pressed)request, verdict, ct)) { OpensForm = true };

    private async Task OpenAsync(SlackRequest.Pressed request, Verdict verdict, CancellationToken ct)
    {
        if (await asked.FindAsync(request, ct) is not var (item, _)) return;
        // The message shows the newest text, so that is what is judged, even when another comes while the form is open.
        var looked = item.Documents.SelectMany(document => document.Versions).FirstOrDefault()?.Fingerprint;
        await forms.OpenAsync(request, LabelForm.Draw(item, verdict, new Origin(item.Summary.Id, looked, verdict.ToString(), request.Channel, request.Thread)), ct);
    }

    private async Task LabelAsync(SlackRequest.Submitted form, Person person, CancellationToken ct)
    {
        if (AskedItem.OriginOf(form) is not var (origin, back)) return;
        if (await asked.FindAsync(back, origin.Item, ct) is not { } item) return;
        var answer = new LabelAnswer
        {
            ItemId = item.Summary.Id,
            Verdict = origin.Word,
            Fingerprint = origin.About,
            Instruments = LabelForm.Chosen(form.State),
            Reason = LabelForm.ReasonOf(form.State),
            Who = person.Name,
            Where = LabelPlace.Slack,
        };
        switch (await labeller.LabelAsync(answer, ct))
        {
            case LabelOutcome.Kept { SaidBefore: true }:
                await talk.TellAsync(back, LabelSentences.SaidBefore, ct);
                break;
            case LabelOutcome.Kept kept:
                await TellAsync(back, item, kept, ct);
                break;
            case LabelOutcome.Refused refused:
                await talk.TellAsync(back, $"This label was not kept. {refused.Why}", ct);
                break;
            default:
                await talk.TellAsync(back, Sentences.NoSuchItem, ct);
                break;
        }
    }

    private async Task TellAsync(SlackRequest back, ItemDetail item, LabelOutcome.Kept kept, CancellationToken ct)
    {
        if (await labels.FindAsync(kept.Id, ct) is not { } label) return;
        var told = LabelSentences.Kept(label.Given, kept, ItemLine.Title(item.Summary, settings));
        var value = string.Create(CultureInfo.InvariantCulture, $"{item.Summary.Id}:{kept.Id}");
        await talk.TellAsync(back, told, [Kit.Section(told), Kit.Actions(Kit.Button("Undo", Actions.UndoLabel, value))], ct);
        await messages.RefreshAsync(item.Summary.Id, ct);
        if (!kept.ForTrials) effects.Expect(new ExpectedEffect(kept.Id, item.Summary, back));
    }

    private async Task UndoAsync(SlackRequest.Pressed request, Person person, CancellationToken ct)
    {
        if (await asked.FindAsync(request, ct) is not var (item, rest)) return;
        var label = long.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? item.Labels.FirstOrDefault(one => one.Id == id) : null;
        if (label is null || label.Given.ItemId is not { } of)
        {
            await talk.TellAsync(request, LabelSentences.NoSuchLabel, ct);
        }
        else if (!label.Holds)
        {
            await talk.TellAsync(request, LabelSentences.UndoneBefore, ct);
        }
        else
        {
            // It may stand with an item that was merged into this one since.
            await labeller.UndoAsync(of, id, person.Name, ct);
            await messages.RefreshAsync(item.Summary.Id, ct);
            await talk.TellAsync(request, $"Taken back: *{LabelSentences.Verdict(label.Given.Verdict)}* for {ItemLine.Title(item.Summary, settings)}. It no longer teaches the next model.", ct);
        }
    }
}
