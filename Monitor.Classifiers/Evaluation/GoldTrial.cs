using Monitor.Classifiers.Features;
using Monitor.Classifiers.Gold;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Evaluation;

/// <summary>Asks a classifier about examples that no model was trained on. Hundreds of rows take a fraction of a second.</summary>
public static class GoldTrial
{
    /// <summary>Asks every gold example and every canary once, at the classifier's own thresholds.</summary>
    public static GoldReport Run(ITextClassifier classifier, GoldSet gold)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(gold);
        var answers = Ask(classifier, gold.Examples);
        var canaries = Ask(classifier, gold.Canaries);
        var relevant = answers.Where(answer => answer.Example.Relevant).ToList();
        return new GoldReport
        {
            ModelId = classifier.ModelId,
            GoldHash = gold.Hash,
            Relevance = OfRelevance(answers),
            Languages = answers.GroupBy(answer => Agglutinative.Primary(answer.Example.Language))
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => OfRelevance([.. group])),
            Instruments = Instruments.All.ToDictionary(id => id, id => OfInstrument(relevant, id)),
            Outcomes = [.. answers.Select(ToOutcome)],
            Canaries = [.. canaries.Select(ToOutcome)],
        };
    }

    private static List<Answer> Ask(ITextClassifier classifier, IReadOnlyList<LabelledExample> examples) =>
        [.. examples.Select(example => new Answer(example, classifier.Assess(Texts.Of(example))))];

    private static Metrics OfRelevance(List<Answer> answers) => Measuring.Measure(
        [.. answers.Select(answer => answer.Said.Relevance)],
        [.. answers.Select(answer => answer.Example.Relevant)],
        [.. answers.Select(answer => answer.Said.Relevant)]);

    private static Metrics OfInstrument(List<Answer> relevant, string id)
    {
        List<InstrumentScore?> scores = [.. relevant.Select(answer => answer.Said.Instruments.FirstOrDefault(score => score.Id == id))];
        return Measuring.Measure(
            [.. scores.Select(score => score?.Probability ?? 0)],
            [.. relevant.Select(answer => answer.Example.Instruments.Contains(id))],
            [.. scores.Select(score => score?.Assigned ?? false)]);
    }

    private static GoldOutcome ToOutcome(Answer answer) => new(
        answer.Example.Family, answer.Example.Language, answer.Example.Title, answer.Example.Relevant, answer.Said.Relevance, answer.Said.Relevant);

    private sealed record Answer(LabelledExample Example, Assessment Said);
}
