using Monitor.Classifiers;
using Monitor.Classifiers.Models;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>
/// Lets the candidate score what came in during the last ninety days, and from then on what comes in: a trial beside the model in use that
/// alerts nobody.
/// </summary>
internal sealed class CandidateWatch(ModelProvision provision, TrialStore trials, ActiveClassifier active, TimeProvider time)
{
    public const int Days = 90;

    private const int Batch = 100;
    private const int Shown = 50;

    private LearnedClassifier? _candidate;
    private string? _loaded;

    /// <summary>Scores what the candidate has not scored yet.</summary>
    /// <returns>How many versions were scored.</returns>
    public async Task<int> CatchUpAsync(CancellationToken ct)
    {
        if (Load() is not { } candidate)
        {
            await trials.ForgetOthersAsync(null, ct);
            return 0;
        }

        await trials.ForgetOthersAsync(candidate.ModelId, ct);
        var scored = 0;
        for (var after = 0L; ;)
        {
            var batch = await trials.UnscoredAsync(candidate.ModelId, Since, after, Batch, ct);
            if (batch.Count == 0) return scored;
            await trials.WriteAsync(candidate.ModelId, Score(candidate, batch), ct);
            scored += batch.Count;
            after = batch[^1].VersionId;
        }
    }

    /// <summary>"Had it run for the last ninety days": null when there is no candidate.</summary>
    public async Task<TrialSummary?> BackTestAsync(CancellationToken ct) =>
        provision.Folder.ReadCard(ModelSlot.Candidate) is { } card ? await trials.SummaryAsync(card.Id, active.Thresholds.Alert, Since, Shown, ct) : null;

    /// <summary>The same since it was trained: what it does with texts that it cannot have learnt from.</summary>
    public async Task<TrialSummary?> ShadowAsync(CancellationToken ct) =>
        provision.Folder.ReadCard(ModelSlot.Candidate) is { } card ? await trials.SummaryAsync(card.Id, active.Thresholds.Alert, card.TrainedAt, Shown, ct) : null;

    private DateTimeOffset Since => time.GetUtcNow().AddDays(-Days);

    private LearnedClassifier? Load()
    {
        var card = provision.Folder.ReadCard(ModelSlot.Candidate);
        if (card is null) return _candidate = null;
        if (_candidate is not null && _loaded == card.Id) return _candidate;
        _loaded = card.Id;
        return _candidate = provision.LoadCandidate();
    }

    private static TrialScore[] Score(LearnedClassifier candidate, IReadOnlyList<StoredDocument> batch)
    {
        var scores = new TrialScore[batch.Count];
        Parallel.For(0, batch.Count, i =>
        {
            var document = batch[i];
            scores[i] = new TrialScore(document.VersionId, document.ItemId, candidate.Assess(TextOf(document)).Relevance);
        });
        return scores;
    }

    internal static TextToAssess TextOf(StoredDocument document) =>
        new() { Title = document.Title, Body = document.Text, Language = document.Language, Jurisdiction = document.Jurisdiction };
}
