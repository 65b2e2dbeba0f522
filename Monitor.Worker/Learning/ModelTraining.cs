using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Features;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>Training and evaluating over the shipped labels and lexicon and those of this installation. What is trained waits as candidate.</summary>
internal sealed class ModelTraining(GivenLabels given, LexiconEditStore edits, ModelProvision provision, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>One training at a time: the second waits, for it would learn from more.</summary>
    public async Task<ModelCard> TrainCandidateAsync(IProgress<string>? progress, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var input = await InputAsync(ct);
            var (model, card) = await Task.Run(() => ModelTrainer.Train(input, time.GetUtcNow(), progress, ct), ct);
            provision.Folder.SaveCandidate(model, card);
            ModelProvision.GiveBackMemory();
            return card;
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<EvaluationReport> EvaluateAsync(IProgress<string>? progress, CancellationToken ct) =>
        ClassifierEvaluation.Run(await InputAsync(ct), progress, ct);

    public async Task<IReadOnlyDictionary<string, Comparison>> EvaluateWithoutEachLanguageAsync(IProgress<string>? progress, CancellationToken ct) =>
        ClassifierEvaluation.RunWithoutEachLanguage(await InputAsync(ct), progress, ct);

    /// <summary>Everything that the next model would be made of.</summary>
    public async Task<TrainingInput> InputAsync(CancellationToken ct)
    {
        var shipped = TrainingInput.Shipped();
        return shipped with
        {
            Examples = [.. shipped.Examples, .. await given.ReadAsync(ct)],
            Lexicon = await LexiconAsync(shipped.Lexicon, ct),
        };
    }

    /// <summary>The shipped lexicon with the terms of this installation.</summary>
    public async Task<Lexicon> LexiconAsync(Lexicon shipped, CancellationToken ct) =>
        shipped.With([.. (await edits.ListAsync(ct)).Select(change => new LexiconEdit(change.Concept, change.Gloss, change.Language, change.Term, change.Removes))]);
}
