using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Evaluation;

/// <summary>How good the classifier is on what it has not seen, beside the keyword baseline.</summary>
public static class ClassifierEvaluation
{
    public const int Folds = 5;

    /// <summary>A language with fewer examples says little of itself.</summary>
    public const int FewestOfALanguage = 40;

    private const int MostErrorsListed = 100;

    /// <summary>Trains on four fifths of the families and asks about the rest, five times, so that each example is asked once.</summary>
    /// <exception cref="ArgumentException">There are too few examples.</exception>
    public static EvaluationReport Run(TrainingInput input, IProgress<string>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var folds = FamilyFolds.Assign(input.Examples, Folds, input.Seed);
        List<Answer> answers = [];
        List<(int Found, int Flagged, int Asked)> hidden = [];
        for (var fold = 0; fold < Folds; fold++)
        {
            progress?.Report($"Fold {fold + 1} of {Folds}");
            var learned = Train(input, [.. input.Examples.Where((_, i) => folds[i] != fold)], ct);
            List<LabelledExample> asked = [.. input.Examples.Where((_, i) => folds[i] == fold)];
            answers.AddRange(Ask(learned, input.Topics, asked));
            hidden.Add(HiddenSections.Ask(learned, asked, input.Seed));
        }
        return Report(input, answers, new HiddenSections(Share(hidden, turn => turn.Found), Share(hidden, turn => turn.Flagged)));
    }

    /// <summary>
    /// Trains without one language, and without what other languages say of the laws that it is then asked about; for each language in turn.
    /// What is left to understand it by are the lexicon, names and shared words.
    /// </summary>
    /// <returns>By BCP-47 primary language, most examples first.</returns>
    /// <exception cref="ArgumentException">There are too few examples.</exception>
    public static IReadOnlyDictionary<string, Comparison> RunWithoutEachLanguage(
        TrainingInput input, IProgress<string>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        Dictionary<string, Comparison> found = [];
        var languages = input.Examples.CountBy(example => Agglutinative.Primary(example.Language))
            .Where(pair => pair.Value >= FewestOfALanguage)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key);
        foreach (var language in languages)
        {
            // Without background: passages in that language would be left, and all of them say "no".
            progress?.Report($"Without {language}");
            var asked = input.Examples.Where(example => Agglutinative.Primary(example.Language) == language).ToList();
            var families = asked.Select(example => example.Family).ToHashSet(StringComparer.Ordinal);
            found[language] = OfRelevance(
                [.. Ask(Train(input with { Background = [] }, [.. input.Examples.Where(example => !families.Contains(example.Family))], ct), input.Topics, asked)]);
        }
        return found;
    }

    private static LearnedClassifier Train(TrainingInput input, IReadOnlyList<LabelledExample> seen, CancellationToken ct) =>
        new(ModelTrainer.Train(input with { Examples = seen }, DateTimeOffset.UnixEpoch, null, ct).Model, input.Topics);

    private static IEnumerable<Answer> Ask(LearnedClassifier learned, TopicSet topics, IReadOnlyList<LabelledExample> asked)
    {
        var keywords = new KeywordClassifier(topics);
        return asked.Select(example => new Answer(example, learned.Assess(Texts.Of(example)), keywords.Assess(Texts.Of(example))));
    }

    private static Proportion Share(List<(int Found, int Flagged, int Asked)> turns, Func<(int Found, int Flagged, int Asked), int> of) =>
        Measuring.Wilson(turns.Sum(of), turns.Sum(turn => turn.Asked));

    private static EvaluationReport Report(TrainingInput input, List<Answer> answers, HiddenSections hidden)
    {
        var relevant = answers.Where(answer => answer.Example.Relevant).ToList();
        return new EvaluationReport
        {
            ModelId = ModelIdentity.Of(input),
            LabelsHash = ModelIdentity.LabelsHash(input.Examples),
            Folds = Folds,
            Seed = input.Seed,
            Threshold = input.Topics.Relevance.Threshold,
            Relevance = OfRelevance(answers),
            Languages = ByGroup(answers, answer => Agglutinative.Primary(answer.Example.Language)),
            Instruments = input.Topics.Instruments.ToDictionary(topic => topic.Id, topic => OfInstrument(relevant, topic.Id)),
            Difficulties = ByGroup(answers, answer => answer.Example.Difficulty.ToString()),
            HiddenSections = hidden,
            WorstErrors = [.. answers.Where(answer => answer.IsWrong).OrderByDescending(answer => answer.Miss).Take(MostErrorsListed).Select(ToError)],
        };
    }

    private static Dictionary<string, Comparison> ByGroup(List<Answer> answers, Func<Answer, string> key) =>
        answers.GroupBy(key).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => OfRelevance([.. group]));

    private static Comparison OfRelevance(List<Answer> answers) => Compare(
        answers, answer => answer.Example.Relevant, assessment => assessment.Relevance, assessment => assessment.Relevant);

    private static Comparison OfInstrument(List<Answer> relevant, string id) => Compare(
        relevant,
        answer => answer.Example.Instruments.Contains(id),
        assessment => assessment.Instruments.First(score => score.Id == id).Probability,
        assessment => assessment.Instruments.First(score => score.Id == id).Assigned);

    private static Comparison Compare(List<Answer> answers, Func<Answer, bool> truth, Func<Assessment, double> score, Func<Assessment, bool> said) =>
        new(Measure(answers, truth, answer => answer.Learned, score, said), Measure(answers, truth, answer => answer.Keywords, score, said));

    private static Metrics Measure(
        List<Answer> answers, Func<Answer, bool> truth, Func<Answer, Assessment> from, Func<Assessment, double> score, Func<Assessment, bool> said) =>
        Measuring.Measure(
            [.. answers.Select(answer => score(from(answer)))], [.. answers.Select(truth)], [.. answers.Select(answer => said(from(answer)))]);

    private static WorstError ToError(Answer answer) => new(
        answer.Example.Family, answer.Example.Language, answer.Example.Title, answer.Example.Relevant, answer.Learned.Relevance);

    private sealed record Answer(LabelledExample Example, Assessment Learned, Assessment Keywords)
    {
        public bool IsWrong => Learned.Relevant != Example.Relevant;

        public double Miss => Math.Abs((Example.Relevant ? 1 : 0) - Learned.Relevance);
    }
}
