using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Training;

/// <summary>Fits one head a question; its calibration comes from folds that it has not seen.</summary>
internal sealed class HeadTrainer(TrainingCorpus corpus, int seed)
{
    private const int CalibrationFolds = 3;
    private const int FewestPositives = 15;
    private const int FewestPositiveFamilies = 5;

    private readonly LogisticFit _fit = new(corpus.Vocabulary.Count, seed);
    private readonly int[] _folds = FamilyFolds.Assign(corpus.Examples, CalibrationFolds, seed);

    /// <summary>Also says how the calibration folds met what they had not seen, at probability 0.5.</summary>
    public (LinearHead Head, Metrics Unseen) TrainRelevance(CancellationToken ct)
    {
        var all = Enumerable.Range(0, corpus.Rows.Count).ToList();
        return Train("relevance", all, example => example.Relevant, ct);
    }

    public IReadOnlyList<LinearHead> TrainInstruments(TopicSet topics, IProgress<string>? progress, CancellationToken ct)
    {
        var relevant = Enumerable.Range(0, corpus.Rows.Count).Where(i => corpus.Examples[i].Relevant).ToList();
        List<LinearHead> heads = [];
        foreach (var topic in topics.Instruments.Where(topic => HasEnough(topic.Id, relevant)))
        {
            progress?.Report($"Training {topic.Id}");
            heads.Add(Train(topic.Id, relevant, example => example.Instruments.Contains(topic.Id), ct).Head);
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

    private (LinearHead Head, Metrics Unseen) Train(string id, List<int> rows, Func<LabelledExample, bool> question, CancellationToken ct)
    {
        bool[] labels = [.. rows.Select(i => question(corpus.Examples[i]))];
        var scores = UnseenScores(rows, labels, ct);
        var scaling = PlattScaling.Fit(scores, labels);
        ct.ThrowIfCancellationRequested();
        var weights = _fit.Fit([.. rows.Select(i => corpus.Rows[i])], labels);
        var head = new LinearHead(
            id, [.. weights.Weights.Select(weight => (float)(weight * scaling.Slope))], (float)((weights.Bias * scaling.Slope) + scaling.Offset));
        double[] probabilities = [.. scores.Select(score => PlattScaling.Probability((score * scaling.Slope) + scaling.Offset))];
        return (head, Measuring.Measure(probabilities, labels, [.. probabilities.Select(p => p >= 0.5)]));
    }

    private double[] UnseenScores(List<int> rows, bool[] labels, CancellationToken ct)
    {
        var scores = new double[rows.Count];
        for (var fold = 0; fold < CalibrationFolds; fold++)
        {
            ct.ThrowIfCancellationRequested();
            var seen = Enumerable.Range(0, rows.Count).Where(i => _folds[rows[i]] != fold).ToList();
            var weights = _fit.Fit([.. seen.Select(i => corpus.Rows[rows[i]])], [.. seen.Select(i => labels[i])]);
            for (var i = 0; i < rows.Count; i++)
                scores[i] = _folds[rows[i]] == fold ? weights.Logit(corpus.Rows[rows[i]]) : scores[i];
        }
        return scores;
    }
}
