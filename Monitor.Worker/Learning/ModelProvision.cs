using Microsoft.Extensions.Options;
using Monitor.Classifiers;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>
/// Sees to it that the model in use is the one that was promoted, under the thresholds that people set: at the first start one trained from
/// the labels that there are.
/// </summary>
internal sealed partial class ModelProvision(
    ActiveClassifier active, DialStore dials, TrainingMaterial material, ModelLog log, AuditTrail audit, IOptions<LearningOptions> options, TimeProvider time, ILogger<ModelProvision> logger)
{
    /// <summary>Who is named where no person decided.</summary>
    public const string Itself = "Monitor itself";

    public ModelFolder Folder => new(options.Value.Folder);

    /// <summary>Puts a classifier to use.</summary>
    /// <param name="progress">Told what training is doing, where there is training.</param>
    /// <param name="ct">Ends the training; nothing is kept then.</param>
    /// <returns>True when a model had to be trained.</returns>
    public async Task<bool> EnsureActiveAsync(IProgress<string>? progress, CancellationToken ct)
    {
        if (active.IsReady) return false;
        var dial = await dials.CurrentAsync(ct);
        var kept = LoadKept(out var damage);
        Use(kept ?? await ReplaceAsync(damage, progress, ct), dial);
        return kept is null;
    }

    /// <summary>Puts the kept model to use; never trains one.</summary>
    /// <returns>False when there is none that can be used.</returns>
    public async Task<bool> UseKeptAsync(CancellationToken ct)
    {
        if (active.IsReady) return true;
        if (LoadKept(out _) is not { } kept) return false;
        Use(kept, await dials.CurrentAsync(ct));
        return true;
    }

    /// <summary>Takes up what was promoted, rolled back or set since, by this process or another.</summary>
    /// <returns>True when something else is in use now.</returns>
    public async Task<bool> RefreshAsync(CancellationToken ct)
    {
        var dial = await dials.CurrentAsync(ct);
        var card = Folder.ReadCard(ModelSlot.Active);
        if (card is null || !active.IsReady) return false;
        var sameModel = card.Id == active.Current.ModelId;
        if (sameModel && dial?.Id == active.Thresholds.DialId) return false;
        var classifier = sameModel ? active.Current as LearnedClassifier : LoadKept(out _);
        if (classifier is null) return false;
        Use(classifier, dial);
        Log.InUse(logger, card.Id, active.Thresholds.Alert, active.Thresholds.Review);
        return true;
    }

    /// <summary>The model on trial, at the thresholds in force; null when there is none.</summary>
    public LearnedClassifier? LoadCandidate() => Folder.Load(ModelSlot.Candidate, TopicsInForce());

    /// <summary>The same with its card.</summary>
    /// <exception cref="ModelFileException">The candidate's file is damaged.</exception>
    public (ModelCard Card, LearnedClassifier Classifier)? OpenCandidate() => Folder.LoadWithCard(ModelSlot.Candidate, TopicsInForce());

    /// <summary>The card of a slot; null when there is none that can be read.</summary>
    public ModelCard? CardOf(ModelSlot slot)
    {
        try
        {
            return Folder.ReadCard(slot);
        }
        catch (ModelFileException)
        {
            return null;
        }
    }

    /// <summary>The topics with the thresholds in force.</summary>
    public TopicSet TopicsInForce()
    {
        var topics = TopicSet.LoadShipped();
        return active.Thresholds is { DialId: not null } set ? topics.WithThresholds(set.Alert, set.Review) : topics;
    }

    private void Use(LearnedClassifier classifier, Dial? dial)
    {
        var topics = TopicSet.LoadShipped();
        if (dial is not null) topics = topics.WithThresholds(dial.Alert, dial.Review);
        active.Use(classifier.With(topics), new Thresholds(topics.Relevance.Threshold, topics.ReviewThreshold, dial?.Id));
    }

    /// <summary>Trains one where none can be used. What it takes the place of, and why, stands in the log: nobody tried it and nobody promoted it.</summary>
    private async Task<LearnedClassifier> ReplaceAsync(string? damage, IProgress<string>? progress, CancellationToken ct)
    {
        var before = CardOf(ModelSlot.Active)?.Id ?? (await log.ListAsync(1, ct) is [var last] ? last.ModelId : null);
        var trained = await TrainAsync(progress, ct);
        if (damage is null && before is null) return trained;
        var reason = $"The model in use could not be used any more, so this one was trained from the labels, and nobody has tried it. {damage ?? "Its file is not there."}";
        // It decides from now on, whatever ends this start.
        await log.AppendAsync(trained.ModelId, before, ModelChangeKind.Promoted, Itself, reason, [], CancellationToken.None);
        await audit.AppendAsync(Itself, "model-promoted", trained.ModelId, reason, CancellationToken.None);
        return trained;
    }

    private async Task<LearnedClassifier> TrainAsync(IProgress<string>? progress, CancellationToken ct)
    {
        var input = await material.ReadAsync(ct);
        var trained = await Task.Run(() => ModelTrainer.TrainAndKeep(Folder, input, time.GetUtcNow(), progress, ct), ct);
        GiveBackMemory();
        return trained;
    }

    /// <summary>Training is the one moment that needs much memory; a worker that then waits for days should not keep it.</summary>
    public static void GiveBackMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private LearnedClassifier? LoadKept(out string? damage)
    {
        damage = null;
        try
        {
            return Folder.LoadActive(TopicSet.LoadShipped());
        }
        catch (ModelFileException damaged)
        {
            // The labels are all there, shipped and given: a model can always be made again.
            damage = damaged.Message;
            Log.Damaged(logger, damage);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The kept model cannot be used ({Reason}). What decides now goes on deciding; a start trains a new one from the labels.")]
        public static partial void Damaged(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Model {Model} is in use; it alerts from {Alert:0.00} and asks for a look from {Review:0.00}.")]
        public static partial void InUse(ILogger logger, string model, double alert, double review);
    }
}
