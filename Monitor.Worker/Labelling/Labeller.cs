using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Monitor.Classifiers;
using Monitor.Classifiers.Topics;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>Takes a label, wherever it was given: checks it, keeps it under its giver's name, closes the questions that it answers and looks who should second it.</summary>
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

        var ask = await AnsweredAsync(answer, item.Summary.Id, ct);
        var given = GivenOf(answer, verdict) with { ItemId = item.Summary.Id, Fingerprint = looked.Fingerprint, Asked = ask?.Reason.ToString(), Probability = ask?.Probability };
        var trial = TrialTitles.Holds(looked.Title);
        // To be asked whether one decides alike twice, and to decide alike, is an answer.
        if (await AppendAsync(given, again: ask?.Reason == AskReason.Repeat, ct) is not { } kept) return new LabelOutcome.NoSuchItem();
        // The label is given: whoever leaves the page now must not leave half of it.
        ct = CancellationToken.None;
        if (ask is not null) await asks.CloseAsync(ask.Id, answer.Who, kept.Id, ct);
        await asks.CloseAnsweredAsync(item.Summary.Id, looked.Fingerprint, answer.Who, kept.Id, anew: !kept.SaidBefore, ct);
        if (kept.SaidBefore) return new LabelOutcome.Kept(kept.Id, [], Seconding: false) { SaidBefore = true, ForTrials = trial };
        await threads.MarkStaleAsync(item.Summary.Id, given.At, ct);
        await NoteAsync(given, Subject(item.Summary.Id), ct);

        var text = await items.VersionTextAsync(document, looked.Number, ct);
        var contradicted = text is null ? [] : Contradicted(verdict, text, item.Summary.Jurisdiction);
        var seconding = !answer.Settles && verdict != Verdict.Unsure && await SecondAsync(item, given, ask, contradicted.Count > 0, ct);
        signal.Ring(kept.Id);
        return new LabelOutcome.Kept(kept.Id, contradicted, seconding) { ForTrials = trial };
    }

    /// <summary>Settles what people disagree about where the text came from a file and is no item here: by its fingerprint.</summary>
    public async Task<LabelOutcome> SettleExampleAsync(LabelAnswer answer, CancellationToken ct)
    {
        if (LabelRules.Mistakes(answer, item: null) is { Count: > 0 } mistakes) return new LabelOutcome.Refused(mistakes);
        var said = answer.Fingerprint is { Length: > 0 } print ? (await labels.HoldingAsync([print], ct))[print].FirstOrDefault(label => label.Given.Example is not null) : null;
        if (!answer.Settles || said is null) return new LabelOutcome.NoSuchItem();
        var given = GivenOf(answer, LabelRules.VerdictOf(answer)!.Value) with { Fingerprint = said.Given.Fingerprint, Example = said.Given.Example };
        if (await labels.AppendUnlessSaidAsync(given, ct) is not { } kept) return new LabelOutcome.NoSuchItem();
        if (!kept.SaidBefore) await NoteAsync(given, SubjectOfLabel(kept.Id), CancellationToken.None);
        return new LabelOutcome.Kept(kept.Id, [], Seconding: false) { SaidBefore = kept.SaidBefore, ForTrials = TrialTitles.Holds(said.Given.Example!.Title) };
    }

    /// <summary>Takes a label back; the questions that it answered are open again.</summary>
    /// <param name="itemId">The item that it must be of, also where it was given to one that was merged into it since; null takes back any.</param>
    /// <param name="labelId">The label.</param>
    /// <param name="who">Whoever takes it back.</param>
    /// <param name="ct">Stops before the write.</param>
    /// <returns>False when there is no such label, or it is another item's.</returns>
    public async Task<bool> UndoAsync(long? itemId, long labelId, string who, CancellationToken ct)
    {
        if (await labels.FindAsync(labelId, ct) is not { } known) return false;
        long? root = known.Given.ItemId is { } own ? await items.RootAsync(own, ct) : null;
        if (itemId is { } of && await items.RootAsync(of, ct) != root) return false;
        // Taken back twice is taken back: the second click of an impatient hand is no fault.
        if (!await labels.UndoAsync(labelId, who, time.GetUtcNow(), ct)) return true;
        ct = CancellationToken.None;
        await asks.ReopenAsync(labelId, ct);
        if (root is { } there) await threads.MarkStaleAsync(there, time.GetUtcNow(), ct);
        await audit.AppendAsync(who, "label-undone", root is { } item ? Subject(item) : SubjectOfLabel(labelId), SubjectOfLabel(labelId), ct);
        return true;
    }

    /// <summary>Takes back all labels that came with one file, by any one of them.</summary>
    /// <returns>How many were taken back; null when the label did not come from a file.</returns>
    public async Task<int?> UndoImportAsync(long labelId, string who, CancellationToken ct)
    {
        if (await labels.FindAsync(labelId, ct) is not { Given.Where: LabelPlace.File } known) return null;
        var now = time.GetUtcNow();
        var undone = await labels.UndoImportAsync(known.Given, who, now, ct);
        ct = CancellationToken.None;
        foreach (var label in undone)
        {
            await asks.ReopenAsync(label.Id, ct);
            if (label.Given.ItemId is { } item) await threads.MarkStaleAsync(await items.RootAsync(item, ct), now, ct);
        }

        if (undone.Count > 0) await audit.AppendAsync(who, "labels.import-undone", SubjectOfLabel(labelId), string.Create(CultureInfo.InvariantCulture, $"{undone.Count} labels"), ct);
        return undone.Count;
    }

    // A question that somebody answered meanwhile, or that is for somebody else, is not answered by this; the label counts all the same.
    private async Task<Ask?> AnsweredAsync(LabelAnswer answer, long itemId, CancellationToken ct) =>
        answer.AskId is { } id && await asks.FindAsync(id, ct) is { ClosedAt: null } ask && ask.NotBy != answer.Who
        // The question may have been asked about an item that was merged into this one since.
        && await items.RootAsync(ask.ItemId, ct) == itemId ? ask : null;

    private async Task<AppendedLabel?> AppendAsync(NewLabel given, bool again, CancellationToken ct) =>
        !again ? await labels.AppendUnlessSaidAsync(given, ct) : await labels.AppendAsync(given, ct) is { } id ? new AppendedLabel(id, SaidBefore: false) : null;

    private NewLabel GivenOf(LabelAnswer answer, Verdict verdict) => new()
    {
        Fingerprint = answer.Fingerprint!,
        Verdict = verdict,
        Instruments = verdict == Verdict.Relevant ? [.. Instruments.All.Intersect(answer.Instruments)] : [],
        Reason = Cut(answer.Reason, LongestReason),
        Passage = Cut(answer.Passage, LongestPassage),
        Who = answer.Who,
        At = time.GetUtcNow(),
        Where = answer.Where,
        Guideline = Guidelines.Version,
        Settles = answer.Settles,
    };

    private Task NoteAsync(NewLabel given, string subject, CancellationToken ct) =>
        audit.AppendAsync(given.Who, given.Settles ? "label-settled" : "label", subject, string.Join(", ", given.Instruments.Prepend(Code(given.Verdict))), ct);

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

    private static string SubjectOfLabel(long id) => string.Create(CultureInfo.InvariantCulture, $"label:{id}");

    private static string? Cut(string? text, int longest) => text?.Trim() is not { Length: > 0 } kept ? null : kept.Length <= longest ? kept : kept[..longest];
}
