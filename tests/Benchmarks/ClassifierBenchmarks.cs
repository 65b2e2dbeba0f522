using BenchmarkDotNet.Attributes;
using Monitor.Classifiers;
using Monitor.Classifiers.Training;

namespace Benchmarks;

/// <summary>One text through the model that ships: a provision, and an act of some 30 pages.</summary>
[MemoryDiagnoser]
public class ClassifierBenchmarks
{
    private LearnedClassifier _classifier = null!;
    private TextToAssess _provision = null!;
    private TextToAssess _act = null!;

    [GlobalSetup]
    public void Setup()
    {
        var input = TrainingInput.Shipped();
        _classifier = new LearnedClassifier(ModelTrainer.Train(input, DateTimeOffset.UnixEpoch).Model, input.Topics);
        _provision = new TextToAssess { Title = "Data Act", Body = LawText.Act(1, seed: 2), Language = "en" };
        _act = new TextToAssess { Title = "Data Act", Body = LawText.Act(50, seed: 3), Language = "en" };
    }

    [Benchmark]
    public Assessment Provision() => _classifier.Assess(_provision);

    [Benchmark]
    public Assessment Act() => _classifier.Assess(_act);
}
