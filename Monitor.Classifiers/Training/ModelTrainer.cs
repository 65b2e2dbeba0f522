using Monitor.Classifiers.Features;
using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Training;

/// <summary>Labels in, model out.</summary>
public static class ModelTrainer
{
    /// <summary>Trains on all examples. The same input gives the same model, bit for bit.</summary>
    /// <exception cref="ArgumentException">There are too few relevant or irrelevant examples to learn from.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; nothing was kept.</exception>
    public static (TrainedModel Model, ModelCard Card) Train(
        TrainingInput input, DateTimeOffset trainedAt, IProgress<string>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        TrainingOrder.RefuseTooFew(input.Examples);
        var examples = TrainingOrder.Of(input.Examples);
        progress?.Report(input.Background.Count == 0 ? $"Reading {examples.Count} labelled examples" : $"Reading {examples.Count} labelled examples and {input.Background.Count} passages of what is crawled");
        var corpus = TrainingCorpus.Read(examples, input.Background, new ConceptIndex(input.Lexicon.Entries), ct);
        progress?.Report($"Training relevance on {corpus.Vocabulary.Count} features");
        var heads = new HeadTrainer(corpus, input.Seed);
        var relevance = heads.TrainRelevance(ct);
        var instruments = heads.TrainInstruments(input.Topics, progress, ct);
        var model = new TrainedModel(ModelIdentity.Of(input), corpus.Vocabulary, corpus.Concepts, relevance.Head, [.. instruments.Select(trained => trained.Head)], corpus.Kept(), input.Background.Count);
        return (model, new CardOfTraining(input, examples).Write(model, relevance, instruments, trainedAt));
    }

    /// <summary>The id that <see cref="Train"/> would give, without training: to see whether the active model is up to date.</summary>
    public static string ModelIdOf(TrainingInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ModelIdentity.Of(input);
    }

    /// <summary>Where no model can be used, as at the first start: trains one and puts it to use untried. A candidate that waits goes on waiting.</summary>
    /// <exception cref="ArgumentException">There are too few relevant or irrelevant examples to learn from.</exception>
    public static LearnedClassifier TrainAndKeep(
        ModelFolder folder, TrainingInput input, DateTimeOffset trainedAt, IProgress<string>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (model, card) = Train(input, trainedAt, progress, ct);
        folder.PutToUse(model, card);
        progress?.Report($"Model {model.Id} is active");
        return new LearnedClassifier(model, input.Topics);
    }
}
