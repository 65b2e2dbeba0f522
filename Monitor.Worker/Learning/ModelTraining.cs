using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>Training, evaluating and promoting as separate acts over the shipped labels and those of this installation.</summary>
internal sealed class ModelTraining(GivenLabels given, ModelProvision provision, AuditTrail audit, TimeProvider time)
{
    public async Task<ModelCard> TrainCandidateAsync(IProgress<string>? progress, CancellationToken ct)
    {
        var (model, card) = ModelTrainer.Train(await InputAsync(ct), time.GetUtcNow(), progress, ct);
        provision.Folder.SaveCandidate(model, card);
        return card;
    }

    public async Task<EvaluationReport> EvaluateAsync(IProgress<string>? progress, CancellationToken ct) =>
        ClassifierEvaluation.Run(await InputAsync(ct), progress, ct);

    public async Task<IReadOnlyDictionary<string, Comparison>> EvaluateWithoutEachLanguageAsync(IProgress<string>? progress, CancellationToken ct) =>
        ClassifierEvaluation.RunWithoutEachLanguage(await InputAsync(ct), progress, ct);

    /// <summary>The candidate becomes active; a running worker takes it up at its next start.</summary>
    /// <exception cref="InvalidOperationException">There is no candidate.</exception>
    public async Task PromoteAsync(string who, CancellationToken ct)
    {
        var card = provision.Folder.ReadCard(ModelSlot.Candidate);
        provision.Folder.Promote();
        await audit.AppendAsync(who, "model.promote", card?.Id ?? "unknown", null, ct);
    }

    private async Task<TrainingInput> InputAsync(CancellationToken ct)
    {
        var shipped = TrainingInput.Shipped();
        return shipped with { Examples = [.. shipped.Examples, .. await given.ReadAsync(ct)] };
    }
}
