using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;
using Monitor.Worker.Tests.Learning;

[assembly: AssemblyFixture(typeof(TrainedModels))]

namespace Monitor.Worker.Tests.Learning;

/// <summary>Two real models, trained once for all tests that ask: one from the shipped labels, one from some of them turned round.</summary>
public sealed class TrainedModels
{
    private const int OneIn = 10;

    private readonly Lazy<(TrainedModel Model, ModelCard Card)> _good = new(() => ModelTrainer.Train(TrainingInput.Shipped(), DateTimeOffset.UnixEpoch));
    private readonly Lazy<(TrainedModel Model, ModelCard Card)> _poor = new(() => ModelTrainer.Train(TurnedRound(), DateTimeOffset.UnixEpoch));

    /// <summary>As a first start trains it.</summary>
    public (TrainedModel Model, ModelCard Card) Good => _good.Value;

    /// <summary>Takes what is relevant for what is not, so nobody would promote it without noticing.</summary>
    public (TrainedModel Model, ModelCard Card) Poor => _poor.Value;

    public static IReadOnlyList<LabelledExample> Gold { get; } = Monitor.Classifiers.Gold.GoldSet.LoadShipped().Examples;

    /// <summary>The same texts as drafts: no model learnt them, and none is tried on them, so that labels of them are learnt.</summary>
    public static IReadOnlyList<LabelledExample> Drafts { get; } = [.. Gold.Select(example => example with { Title = $"Draft: {example.Title}" })];

    /// <summary>Puts the good one to use where a program finds it that is started with this folder of data: a first start would train the same for many seconds.</summary>
    public void PutInto(string data) => new ModelFolder(Path.Combine(data, "models")).PutToUse(Good.Model, Good.Card);

    private static TrainingInput TurnedRound()
    {
        var shipped = TrainingInput.Shipped();
        return shipped with { Examples = [.. shipped.Examples.Where((_, at) => at % OneIn == 0).Select(example => example with { Relevant = !example.Relevant, Instruments = [] })] };
    }
}
