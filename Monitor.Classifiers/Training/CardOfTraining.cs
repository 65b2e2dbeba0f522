using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Training;

/// <summary>Writes the card from what the calibration folds said of examples they had not seen; nothing is trained for it.</summary>
/// <param name="input">What the model is made of.</param>
/// <param name="examples">Those of the input, in the order of the rows that were trained on.</param>
internal sealed class CardOfTraining(TrainingInput input, IReadOnlyList<LabelledExample> examples)
{
    private const double Even = 0.5;
    private const int MostDoubts = 100;

    public ModelCard Write(TrainedModel model, CalibratedHead relevance, IReadOnlyList<CalibratedHead> instruments, DateTimeOffset trainedAt) => new()
    {
        Id = model.Id,
        TrainedAt = trainedAt,
        LabelsHash = ModelIdentity.LabelsHash(examples),
        TopicsHash = input.Topics.Hash,
        LexiconHash = input.Lexicon.Hash,
        Seed = input.Seed,
        CodeVersion = ModelIdentity.CodeVersion,
        Examples = examples.Count,
        Relevant = examples.Count(example => example.Relevant),
        Families = examples.Select(example => example.Family).Distinct().Count(),
        Languages = examples.Select(example => Agglutinative.Primary(example.Language)).Distinct().Count(),
        Background = input.Background.Count,
        VocabularySize = model.VocabularySize,
        InstrumentSupport = input.Topics.Instruments.ToDictionary(
            topic => topic.Id, topic => examples.Count(example => example.Instruments.Contains(topic.Id))),
        ByKeywordOnly = [.. input.Topics.Instruments.Select(topic => topic.Id).Except(model.Instruments.Select(head => head.TopicId))],
        Metrics = relevance.MeasuredAt(Even),
        LanguageMetrics = ByLanguage(relevance),
        InstrumentMetrics = instruments.ToDictionary(
            trained => trained.Head.TopicId, trained => trained.MeasuredAt(input.Topics.Find(trained.Head.TopicId)!.Threshold)),
        Curve = [.. Enumerable.Range(1, 99).Select(percent => PointAt(percent / 100.0, relevance))],
        Doubts = Doubts(relevance),
    };

    private Dictionary<string, Metrics> ByLanguage(CalibratedHead relevance) =>
        Enumerable.Range(0, examples.Count).GroupBy(i => Agglutinative.Primary(examples[i].Language))
            .OrderByDescending(language => language.Count()).ThenBy(language => language.Key, StringComparer.Ordinal)
            .ToDictionary(language => language.Key, language => relevance.Of([.. language]).MeasuredAt(Even));

    private static CurvePoint PointAt(double threshold, CalibratedHead relevance)
    {
        var (flagged, hits) = (0, 0);
        for (var i = 0; i < relevance.Unseen.Length; i++)
        {
            if (relevance.Unseen[i] < threshold)
                continue;
            flagged++;
            hits += relevance.Labels[i] ? 1 : 0;
        }
        return new CurvePoint(threshold, flagged, hits);
    }

    private List<Doubt> Doubts(CalibratedHead relevance) =>
    [
        .. examples.Zip(relevance.Unseen, (example, probability) => (Example: example, Probability: probability))
            .Where(pair => pair.Example.Relevant != (pair.Probability >= Even))
            // The order of the examples settles ties: it does not depend on the order of files.
            .OrderByDescending(pair => Math.Abs(pair.Probability - Even))
            .Take(MostDoubts)
            .Select(pair => new Doubt(pair.Example.Family, pair.Example.Language, pair.Example.Title, pair.Example.Relevant, pair.Probability)),
    ];
}
