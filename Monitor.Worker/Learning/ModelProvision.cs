using Microsoft.Extensions.Options;
using Monitor.Classifiers;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;
using Monitor.Worker.Classifying;

namespace Monitor.Worker.Learning;

/// <summary>Sees to it that there is a model: the kept one, or, at the first start, one trained from the shipped labels.</summary>
internal sealed partial class ModelProvision(ActiveClassifier active, IOptions<LearningOptions> options, TimeProvider time, ILogger<ModelProvision> logger)
{
    public ModelFolder Folder => new(options.Value.Folder);

    /// <summary>Puts a classifier to use.</summary>
    /// <param name="progress">Told what training is doing, where there is training.</param>
    /// <param name="ct">Ends the training; nothing is kept then.</param>
    /// <returns>True when a model had to be trained.</returns>
    public bool EnsureActive(IProgress<string>? progress, CancellationToken ct)
    {
        if (active.IsReady) return false;
        var kept = LoadKept();
        active.Use(kept ?? Train(progress, ct));
        return kept is null;
    }

    private LearnedClassifier Train(IProgress<string>? progress, CancellationToken ct)
    {
        var trained = ModelTrainer.TrainAndKeep(Folder, TrainingInput.Shipped(), time.GetUtcNow(), progress, ct);
        // Training is the one moment that needs much memory; a worker that then waits for days should not keep it.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return trained;
    }

    private LearnedClassifier? LoadKept()
    {
        try
        {
            return Folder.LoadActive(TopicSet.LoadShipped());
        }
        catch (ModelFileException damaged)
        {
            // The shipped labels always give a model; labels that people gave are in the store and are trained on with the next 'train'.
            Log.Damaged(logger, damaged.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The kept model cannot be used ({Reason}). A new one is trained from the shipped labels; run 'train' to include the labels in the store.")]
        public static partial void Damaged(ILogger logger, string reason);
    }
}
