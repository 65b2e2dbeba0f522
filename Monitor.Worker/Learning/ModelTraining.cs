using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;

namespace Monitor.Worker.Learning;

/// <summary>Training and evaluating over the shipped labels and lexicon and those of this installation. What is trained waits as candidate.</summary>
internal sealed class ModelTraining(TrainingMaterial material, ModelProvision provision, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>One training at a time: the second waits, for it would learn from more.</summary>
    public async Task<ModelCard> TrainCandidateAsync(IProgress<string>? progress, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var input = await material.ReadAsync(ct);
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
        ClassifierEvaluation.Run(await material.ReadAsync(ct), progress, ct);

    public async Task<IReadOnlyDictionary<string, Comparison>> EvaluateWithoutEachLanguageAsync(IProgress<string>? progress, CancellationToken ct) =>
        ClassifierEvaluation.RunWithoutEachLanguage(await material.ReadAsync(ct), progress, ct);
}
