using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Training;

/// <summary>Fits one head a question; its calibration comes from folds that it has not seen.</summary>
internal sealed class HeadTrainer(TrainingCorpus corpus, int seed)
{
    private const int FewestPositives = 15;
    private const int FewestPositiveFamilies = 5;

    private readonly CalibratedFit _fit = new(
        corpus.Rows, corpus.Vocabulary.Count, FamilyFolds.Assign(corpus.Examples, CalibratedFit.Folds, seed), seed);

    public CalibratedHead TrainRelevance(CancellationToken ct)
    {
        var all = Enumerable.Range(0, corpus.Rows.Count).ToList();
        return Fit("relevance", all, example => example.Relevant, ct);
    }

    /// <summary>Over the relevant examples; those without enough positives are left out.</summary>
    public IReadOnlyList<CalibratedHead> TrainInstruments(TopicSet topics, IProgress<string>? progress, CancellationToken ct)
    {
        var relevant = Enumerable.Range(0, corpus.Rows.Count).Where(i => corpus.Examples[i].Relevant).ToList();
        List<CalibratedHead> heads = [];
        foreach (var topic in topics.Instruments.Where(topic => HasEnough(topic.Id, relevant)))
        {
            progress?.Report($"Training {topic.Id}");
            heads.Add(Fit(topic.Id, relevant, example => example.Instruments.Contains(topic.Id), ct));
        }
        return heads;
    }

    private bool HasEnough(string instrument, List<int> relevant)
    {
        var positives = relevant.Where(i => corpus.Examples[i].Instruments.Contains(instrument)).ToList();
        return positives.Count >= FewestPositives
            && positives.Count < relevant.Count
            && positives.Select(i => corpus.Examples[i].Family).Distinct().Count() >= FewestPositiveFamilies;
    }

    private CalibratedHead Fit(string id, List<int> rows, Func<LabelledExample, bool> question, CancellationToken ct) =>
        _fit.Fit(id, rows, [.. rows.Select(i => question(corpus.Examples[i]))], ct);
}
