using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Training;

/// <summary>Fits one head a question; its calibration comes from folds that it has not seen.</summary>
internal sealed class HeadTrainer(TrainingCorpus corpus, int seed)
{
    private const int FewestPositives = 15;
    private const int FewestPositiveFamilies = 5;

    /// <summary>Eleven heads with a fold less are a third of a training less, and rank as well.</summary>
    private const int FoldsOfInstruments = 2;

    private readonly CalibratedFit _relevance = FitOver(corpus, CalibratedFit.Folds, seed, corpus.Background);
    private readonly CalibratedFit _instruments = FitOver(corpus, FoldsOfInstruments, seed, background: []);

    public CalibratedHead TrainRelevance(CancellationToken ct)
    {
        var all = Enumerable.Range(0, corpus.Rows.Count).ToList();
        return _relevance.Fit("relevance", all, [.. corpus.Examples.Select(example => example.Relevant)], ct);
    }

    /// <summary>Over the relevant examples; those without enough positives are left out.</summary>
    public IReadOnlyList<CalibratedHead> TrainInstruments(TopicSet topics, IProgress<string>? progress, CancellationToken ct)
    {
        var relevant = Enumerable.Range(0, corpus.Rows.Count).Where(i => corpus.Examples[i].Relevant).ToList();
        var asked = topics.Instruments.Where(topic => HasEnough(topic.Id, relevant)).ToList();
        progress?.Report($"Training {asked.Count} instruments");
        var heads = new CalibratedHead[asked.Count];
        // The heads do not know of each other, and each by itself leaves processors idle at its end.
        Parallel.For(0, asked.Count, new ParallelOptions { CancellationToken = ct }, i =>
            heads[i] = _instruments.Fit(asked[i].Id, relevant, [.. relevant.Select(row => corpus.Examples[row].Instruments.Contains(asked[i].Id))], ct));
        return heads;
    }

    private bool HasEnough(string instrument, List<int> relevant)
    {
        var positives = relevant.Where(i => corpus.Examples[i].Instruments.Contains(instrument)).ToList();
        return positives.Count >= FewestPositives
            && positives.Count < relevant.Count
            && positives.Select(i => corpus.Examples[i].Family).Distinct().Count() >= FewestPositiveFamilies;
    }

    private static CalibratedFit FitOver(TrainingCorpus corpus, int folds, int seed, IReadOnlyList<SparseRow> background) =>
        new(corpus.Rows, corpus.Vocabulary.Count, FamilyFolds.Assign(corpus.Examples, folds, seed), seed) { Background = background };
}
