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
    ActiveClassifier active, DialStore dials, TrainingMaterial material, IOptions<LearningOptions> options, TimeProvider time, ILogger<ModelProvision> logger)
{
    public ModelFolder Folder => new(options.Value.Folder);

    /// <summary>Puts a classifier to use.</summary>
    /// <param name="progress">Told what training is doing, where there is training.</param>
    /// <param name="ct">Ends the training; nothing is kept then.</param>
    /// <returns>True when a model had to be trained.</returns>
    public async Task<bool> EnsureActiveAsync(IProgress<string>? progress, CancellationToken ct)
    {
        if (active.IsReady) return false;
        var dial = await dials.CurrentAsync(ct);
        var kept = LoadKept();
        Use(kept ?? await TrainAsync(progress, ct), dial);
        return kept is null;
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
        var classifier = sameModel ? active.Current as LearnedClassifier : LoadKept();
        if (classifier is null) return false;
        Use(classifier, dial);
        Log.InUse(logger, card.Id, active.Thresholds.Alert, active.Thresholds.Review);
        return true;
    }

    /// <summary>The model on trial, at the thresholds in force; null when there is none.</summary>
    public LearnedClassifier? LoadCandidate() => Folder.Load(ModelSlot.Candidate, TopicsInForce());

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

    private async Task<LearnedClassifier> TrainAsync(IProgress<string>? progress, CancellationToken ct)
    {
        var input = await material.ReadAsync(ct);
        var trained = await Task.Run(() => ModelTrainer.TrainAndKeep(Folder, input, time.GetUtcNow(), progress, ct), ct);
        GiveBackMemory();
        return trained;
    }

    /// <summary>Training is the one moment that needs much memory; a worker that then waits for days should not keep it.</summary>
    public static void GiveBackMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private LearnedClassifier? LoadKept()
    {
        try
        {
            return Folder.LoadActive(TopicSet.LoadShipped());
        }
        catch (ModelFileException damaged)
        {
            // The labels are all there, shipped and given: a model can always be made again.
            Log.Damaged(logger, damaged.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The kept model cannot be used ({Reason}). A new one is trained from the labels.")]
        public static partial void Damaged(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Model {Model} is in use; it alerts from {Alert:0.00} and asks for a look from {Review:0.00}.")]
        public static partial void InUse(ILogger logger, string model, double alert, double review);
    }
}
