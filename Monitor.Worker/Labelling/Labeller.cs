using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Monitor.Classifiers;
using Monitor.Classifiers.Topics;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>Takes a label, wherever it was given: checks it, keeps it under its giver's name, closes its question and looks who should second it.</summary>
internal sealed class Labeller(ItemStore items, LabelStore labels, AskStore asks, ThreadStore threads, AuditTrail audit, Precedents precedents, LabelSignal signal, TimeProvider time)
{
    private const int LongestReason = 1000;
    private const int LongestPassage = 2000;

    /// <summary>Less alike than this, and the one says nothing of the other.</summary>
    public const double AlikeEnough = 0.45;

    /// <summary>One label in so many is seconded whatever it says: only so is it known how far two people agree.</summary>
    public const int SecondedByLot = 8;

    public async Task<LabelOutcome> LabelAsync(LabelAnswer answer, CancellationToken ct)
    {
        var item = await items.FindAsync(answer.ItemId, ct);
        if (LabelRules.Mistakes(answer, item) is { Count: > 0 } mistakes) return new LabelOutcome.Refused(mistakes);
        if (item is null) return new LabelOutcome.NoSuchItem();
        var verdict = LabelRules.VerdictOf(answer)!.Value;
        // The label is about the text that was looked at, which may be amended by now.
        var (document, looked) = item.Documents.SelectMany(document => document.Versions.Select(version => (document.Id, version)))
            .First(pair => pair.version.Fingerprint == answer.Fingerprint);

        var ask = answer.AskId is { } askId ? await asks.FindAsync(askId, ct) : null;
        // A question that somebody answered meanwhile, or that is for somebody else, is not answered by this; the label counts all the same.
        if (ask is { ClosedAt: not null } || (ask?.NotBy is { } other && other == answer.Who) || ask?.ItemId != item.Summary.Id) ask = null;
        var given = new NewLabel
        {
            ItemId = item.Summary.Id,
            Fingerprint = looked.Fingerprint,
            Verdict = verdict,
            Instruments = verdict == Verdict.Relevant ? [.. Instruments.All.Intersect(answer.Instruments)] : [],
            Reason = Cut(answer.Reason, LongestReason),
            Passage = Cut(answer.Passage, LongestPassage),
            Who = answer.Who,
            At = time.GetUtcNow(),
            Where = answer.Where,
            Guideline = Guidelines.Version,
            Asked = ask?.Reason.ToString(),
            Probability = ask?.Probability,
            Settles = answer.Settles,
        };
        if (await labels.AppendAsync(given, ct) is not { } id) return new LabelOutcome.NoSuchItem();
        if (ask is not null) await asks.CloseAsync(ask.Id, answer.Who, id, ct);
        await threads.MarkStaleAsync(item.Summary.Id, given.At, ct);
        var word = answer.Settles ? "label-settled" : "label";
        await audit.AppendAsync(answer.Who, word, Subject(item.Summary.Id), string.Join(", ", given.Instruments.Prepend(Code(verdict))), ct);

        var text = await items.VersionTextAsync(document, looked.Number, ct);
        var contradicted = text is null ? [] : Contradicted(verdict, text, item.Summary.Jurisdiction);
        var seconding = !answer.Settles && verdict != Verdict.Unsure && await SecondAsync(item, given, ask, contradicted.Count > 0, ct);
        signal.Ring(id);
        return new LabelOutcome.Kept(id, contradicted, seconding);
    }

    /// <summary>Takes a label back; its question, if it answered one, is open again.</summary>
    /// <returns>False when there is no such label of the item.</returns>
    public async Task<bool> UndoAsync(long itemId, long labelId, string who, CancellationToken ct)
    {
        if (await labels.FindAsync(labelId, ct) is not { } known || known.Given.ItemId != itemId) return false;
        // Taken back twice is taken back: the second click of an impatient hand is no fault.
        if (!await labels.UndoAsync(labelId, who, time.GetUtcNow(), ct)) return true;
        await asks.ReopenAsync(labelId, ct);
        await threads.MarkStaleAsync(itemId, time.GetUtcNow(), ct);
        await audit.AppendAsync(who, "label-undone", Subject(itemId), string.Create(CultureInfo.InvariantCulture, $"label:{labelId}"), ct);
        return true;
    }

    private IReadOnlyList<string> Contradicted(Verdict verdict, VersionText text, string jurisdiction)
    {
        if (verdict == Verdict.Unsure) return [];
        var near = precedents.Of(new TextToAssess { Title = text.Title, Body = text.Text, Language = text.Language, Jurisdiction = jurisdiction })
            .Where(precedent => precedent.Likeness >= AlikeEnough).ToList();
        var against = near.FindAll(precedent => precedent.Relevant != (verdict == Verdict.Relevant));
        return against.Count >= 2 ? [.. against.Select(precedent => precedent.Title)] : [];
    }

    private async Task<bool> SecondAsync(ItemDetail item, NewLabel given, Ask? ask, bool contradicts, CancellationToken ct)
    {
        // A second opinion is not seconded again: two that differ are settled by a third.
        if (ask?.Reason == AskReason.SecondOpinion) return false;
        var byLot = SHA256.HashData(Encoding.UTF8.GetBytes(given.Fingerprint))[0] % SecondedByLot == 0;
        if (!contradicts && !byLot) return false;
        var candidate = new AskCandidate(
            item.Summary.Id, given.Fingerprint, item.Documents[0].Source, item.Summary.Relevance ?? 0, item.Classification?.ModelId ?? "");
        var second = new NewAsk(candidate, AskReason.SecondOpinion, item.Classification?.Threshold ?? 0)
        {
            Probability = contradicts ? null : 1.0 / SecondedByLot,
            NotBy = given.Who,
        };
        return await asks.AddAsync([second], ct) > 0;
    }

    private static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Relevant => "relevant",
        Verdict.NotRelevant => "not-relevant",
        Verdict.Unsure => "unsure",
    };

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"item:{id}");

    private static string? Cut(string? text, int longest) => text?.Trim() is not { Length: > 0 } kept ? null : kept.Length <= longest ? kept : kept[..longest];
}
