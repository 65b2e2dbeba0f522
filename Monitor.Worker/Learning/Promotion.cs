using System.Security.Cryptography;
using System.Text;
using Monitor.Classifiers;
using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Gold;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Topics;
using Monitor.Worker.Classifying;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>A candidate beside the model in use, on examples that neither was trained on, and on what people settled here.</summary>
/// <param name="Candidate">Its card.</param>
/// <param name="Active">Card of the model in use; null where it cannot be read.</param>
/// <param name="OfCandidate">The candidate on the gold set.</param>
/// <param name="OfActive">The model in use on the same.</param>
/// <param name="OfKeywords">Plain keywords on the same.</param>
/// <param name="Lost">Gold positives, canaries and settled items that the model in use finds and the candidate does not: titles.</param>
/// <param name="Won">The other way round.</param>
/// <param name="Noise">Gold negatives that only the candidate flags.</param>
public sealed record CandidateTrial(
    ModelCard Candidate, ModelCard? Active, GoldReport OfCandidate, GoldReport OfActive, GoldReport OfKeywords,
    IReadOnlyList<string> Lost, IReadOnlyList<string> Won, IReadOnlyList<string> Noise)
{
    private const int MarkBytes = 6;

    /// <summary>It would miss what is found today, or a law that every model must know.</summary>
    public bool NeedsSignature => Lost.Count > 0;

    /// <summary>Stands for what would be missed: a signature holds for the list that was read, and for no other.</summary>
    public string LostMark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lost.Order(StringComparer.Ordinal)))).AsSpan(0, MarkBytes));
}

/// <summary>What somebody read before they asked for a promotion.</summary>
/// <param name="Candidate">Id of the candidate; null when they named none.</param>
/// <param name="LostMark"><see cref="CandidateTrial.LostMark"/> of its trial; null when they did not read what would be missed.</param>
internal sealed record TrialRead(string? Candidate, string? LostMark);

/// <summary>What a wish to change the model came to.</summary>
internal abstract record PromotionOutcome
{
    private PromotionOutcome()
    {
    }

    public sealed record Done(ModelChange Change) : PromotionOutcome;

    /// <summary>There is no candidate, or no earlier model to go back to.</summary>
    public sealed record NothingThere(string Why) : PromotionOutcome;

    /// <summary>Another model stands in the place of the one that was meant.</summary>
    public sealed record AnotherThere : PromotionOutcome;

    /// <summary>What would be missed is another list than the one that was read: labels, the dial or the model in use changed since.</summary>
    public sealed record OtherLosses(CandidateTrial Trial) : PromotionOutcome;

    /// <summary>Something that is found today would be missed; signed with a reason it is promoted all the same.</summary>
    public sealed record NeedsReason(CandidateTrial Trial) : PromotionOutcome;
}

/// <summary>Puts a candidate to use in a person's name, or goes back. Refused where something known would be lost, unless somebody signs for it.</summary>
internal sealed class Promotion(
    ModelProvision provision, ActiveClassifier active, GivenLabels given, ModelLog log, AuditTrail audit) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>Null when there is no candidate.</summary>
    /// <exception cref="ModelFileException">The candidate's file is damaged.</exception>
    public async Task<CandidateTrial?> TryAsync(CancellationToken ct)
    {
        if (provision.OpenCandidate() is not (var card, var candidate)) return null;
        var gold = GoldSet.LoadShipped();
        var now = active.Current;
        var (ofCandidate, ofActive) = (GoldTrial.Run(candidate, gold), GoldTrial.Run(now, gold));
        var settled = await SettledAsync(ct);
        return new CandidateTrial(
            card,
            provision.CardOf(ModelSlot.Active),
            ofCandidate,
            ofActive,
            // Counts of keywords are no probabilities: the dial says nothing of them.
            GoldTrial.Run(new KeywordClassifier(TopicSet.LoadShipped()), gold),
            [
                .. ofCandidate.LostAgainst(ofActive).Concat(ofCandidate.CanariesMissed.Where(canary => canary.Relevant)).Select(outcome => outcome.Title).Distinct(),
                .. settled.Where(text => now.Assess(text).Relevant && !candidate.Assess(text).Relevant).Select(text => text.Title),
            ],
            [.. ofCandidate.WonAgainst(ofActive).Select(outcome => outcome.Title)],
            [.. ofCandidate.FalselyFlaggedAgainst(ofActive).Select(outcome => outcome.Title)]);
    }

    /// <param name="read">What the person read: it is promoted when it is that which stands there.</param>
    /// <param name="who">The person in whose name it happens.</param>
    /// <param name="reason">A signature, needed where something would be lost.</param>
    /// <param name="ct">Stops before the change.</param>
    /// <exception cref="ModelFileException">The candidate's file is damaged; nothing was changed.</exception>
    public async Task<PromotionOutcome> PromoteAsync(TrialRead read, string who, string? reason, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await TakeUpAsync(ct);
            if (await TryAsync(ct) is not { } trial) return new PromotionOutcome.NothingThere("There is no candidate; train one first.");
            if (Refusal(trial, read, reason) is { } refused) return refused;
            var before = active.Current.ModelId;
            if (!provision.Folder.Promote(trial.Candidate.Id)) return new PromotionOutcome.AnotherThere();
            return await NoteAsync(trial.Candidate.Id, before, ModelChangeKind.Promoted, who, reason, trial.Lost);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The model before and the model in use change places.</summary>
    /// <param name="id">The model that is meant; null for whichever stands there.</param>
    /// <param name="who">The person in whose name it happens.</param>
    /// <param name="reason">For the log.</param>
    /// <param name="ct">Stops before the change.</param>
    /// <exception cref="ModelFileException">The model before is damaged; nothing was changed.</exception>
    public async Task<PromotionOutcome> RollBackAsync(string? id, string who, string? reason, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await TakeUpAsync(ct);
            if (provision.Folder.ReadCard(ModelSlot.Previous) is not { } previous) return new PromotionOutcome.NothingThere("There is no earlier model to go back to.");
            var before = active.Current.ModelId;
            if ((id is not null && id != previous.Id) || !provision.Folder.Rollback(previous.Id)) return new PromotionOutcome.AnotherThere();
            return await NoteAsync(previous.Id, before, ModelChangeKind.RolledBack, who, reason, []);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Makes a model that was in use long ago the candidate: it is tried, and promoted or not, like a new one.</summary>
    /// <returns>False when no kept model has this id.</returns>
    /// <exception cref="ModelFileException">It is damaged; the candidate stays what it was.</exception>
    public async Task<bool> RestoreAsync(string id, string who, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (provision.Folder.ListRetired().All(card => card.Id != id)) return false;
            provision.Folder.Restore(id);
            await audit.AppendAsync(who, "model-restored", id, null, CancellationToken.None);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    private static PromotionOutcome? Refusal(CandidateTrial trial, TrialRead read, string? reason)
    {
        if (trial.Candidate.Id != read.Candidate) return new PromotionOutcome.AnotherThere();
        if (!trial.NeedsSignature) return null;
        if (read.LostMark is not null && read.LostMark != trial.LostMark) return new PromotionOutcome.OtherLosses(trial);
        return read.LostMark is null || string.IsNullOrWhiteSpace(reason) ? new PromotionOutcome.NeedsReason(trial) : null;
    }

    /// <summary>A candidate is held against what is in use by now, not against what this process last looked at.</summary>
    private async Task TakeUpAsync(CancellationToken ct)
    {
        try
        {
            await provision.RefreshAsync(ct);
        }
        catch (ModelFileException)
        {
            // What decides goes on deciding, and a better model must still be able to take its place.
        }
    }

    /// <summary>The folder has changed, so this is never cut short: whoever goes away from the page must not leave a model in use that nobody answers for.</summary>
    private async Task<PromotionOutcome> NoteAsync(string model, string before, ModelChangeKind kind, string who, string? reason, IReadOnlyList<string> lost)
    {
        var change = await log.AppendAsync(model, before, kind, who, reason?.Trim(), lost, CancellationToken.None);
        await audit.AppendAsync(who, kind == ModelChangeKind.Promoted ? "model-promoted" : "model-rolled-back", model, reason, CancellationToken.None);
        await provision.RefreshAsync(CancellationToken.None);
        return new PromotionOutcome.Done(change);
    }

    private async Task<IReadOnlyList<TextToAssess>> SettledAsync(CancellationToken ct) =>
        [.. (await given.ResolvedAsync(ct))
            .Where(pair => pair.Resolution is { Standing: Standing.Settled, Verdict: Verdict.Relevant })
            .Select(pair => new TextToAssess { Title = pair.Text.Title, Body = pair.Text.Text, Language = pair.Text.Language, Jurisdiction = pair.Text.Jurisdiction })];
}
