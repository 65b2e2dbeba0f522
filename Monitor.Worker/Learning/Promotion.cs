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
    /// <summary>It would miss what is found today, or a law that every model must know.</summary>
    public bool NeedsSignature => Lost.Count > 0;
}

/// <summary>What a wish to change the model came to.</summary>
internal abstract record PromotionOutcome
{
    private PromotionOutcome()
    {
    }

    public sealed record Done(ModelChange Change) : PromotionOutcome;

    /// <summary>There is no candidate, or no earlier model to go back to.</summary>
    public sealed record NothingThere(string Why) : PromotionOutcome;

    /// <summary>Something that is found today would be missed; signed with a reason it is promoted all the same.</summary>
    public sealed record NeedsReason(IReadOnlyList<string> Lost) : PromotionOutcome;
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
        if (provision.Folder.ReadCard(ModelSlot.Candidate) is not { } card || provision.LoadCandidate() is not { } candidate) return null;
        var gold = GoldSet.LoadShipped();
        var now = active.Current;
        var (ofCandidate, ofActive) = (GoldTrial.Run(candidate, gold), GoldTrial.Run(now, gold));
        var settled = await SettledAsync(ct);
        return new CandidateTrial(
            card,
            provision.Folder.ReadCard(ModelSlot.Active),
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

    /// <param name="who">The person in whose name it happens.</param>
    /// <param name="reason">A signature, needed where something would be lost.</param>
    /// <param name="ct">Stops before the change.</param>
    public async Task<PromotionOutcome> PromoteAsync(string who, string? reason, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (await TryAsync(ct) is not { } trial) return new PromotionOutcome.NothingThere("There is no candidate; train one first.");
            if (trial.NeedsSignature && string.IsNullOrWhiteSpace(reason)) return new PromotionOutcome.NeedsReason(trial.Lost);
            var before = active.Current.ModelId;
            provision.Folder.Promote();
            return await NoteAsync(trial.Candidate.Id, before, ModelChangeKind.Promoted, who, reason, trial.Lost, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The model before and the model in use change places.</summary>
    public async Task<PromotionOutcome> RollBackAsync(string who, string? reason, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (provision.Folder.ReadCard(ModelSlot.Previous) is not { } previous) return new PromotionOutcome.NothingThere("There is no earlier model to go back to.");
            var before = active.Current.ModelId;
            provision.Folder.Rollback();
            return await NoteAsync(previous.Id, before, ModelChangeKind.RolledBack, who, reason, [], ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Makes a model that was in use long ago the candidate: it is tried, and promoted or not, like a new one.</summary>
    /// <returns>False when no kept model has this id.</returns>
    public async Task<bool> RestoreAsync(string id, string who, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (provision.Folder.ListRetired().All(card => card.Id != id)) return false;
            provision.Folder.Restore(id);
            await audit.AppendAsync(who, "model-restored", id, null, ct);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<PromotionOutcome> NoteAsync(
        string model, string before, ModelChangeKind kind, string who, string? reason, IReadOnlyList<string> lost, CancellationToken ct)
    {
        var change = await log.AppendAsync(model, before, kind, who, reason?.Trim(), lost, ct);
        await audit.AppendAsync(who, kind == ModelChangeKind.Promoted ? "model-promoted" : "model-rolled-back", model, reason, ct);
        await provision.RefreshAsync(ct);
        return new PromotionOutcome.Done(change);
    }

    private async Task<IReadOnlyList<TextToAssess>> SettledAsync(CancellationToken ct) =>
        [.. (await given.ResolvedAsync(ct))
            .Where(pair => pair.Resolution is { Standing: Standing.Settled, Verdict: Verdict.Relevant })
            .Select(pair => new TextToAssess { Title = pair.Text.Title, Body = pair.Text.Text, Language = pair.Text.Language, Jurisdiction = pair.Text.Jurisdiction })];
}
