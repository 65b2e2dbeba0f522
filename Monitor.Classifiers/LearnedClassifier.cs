using System.Collections.Concurrent;
using Monitor.Classifiers.Features;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers;

/// <summary>Scores by trained weights; thresholds and policy areas come from the topics, so they can change without training.</summary>
public sealed class LearnedClassifier(TrainedModel model, TopicSet topics) : ITextClassifier
{
    // Buffers fit the model, whatever the topics.
    private readonly ConcurrentBag<Workspace> _idle = model.IdleWorkspaces;
    private readonly InstrumentAssignment _assignment = new(topics);
    private readonly IReadOnlyList<(Topic Topic, KeywordSet Keywords)> _byKeyword =
    [
        .. topics.Instruments.Where(topic => model.Instruments.All(head => head.TopicId != topic.Id)).Select(topic => (topic, KeywordSet.Of(topic))),
    ];

    public string ModelId => model.Id;

    /// <summary>The same weights under other topics, say other thresholds. Costs next to nothing: weights and buffers are shared.</summary>
    public LearnedClassifier With(TopicSet others) => new(model, others);

    public TrainedModel Model => model;

    internal IEnumerable<string> FeatureNames => Enumerable.Range(0, model.Vocabulary.Count).Select(model.Vocabulary.NameOf);

    public Assessment Assess(TextToAssess text) => Scored(text, (assessment, _, _, _) => assessment);

    /// <summary>Also every term, not only the strongest: with the intercept they add up to the logit.</summary>
    internal (Assessment Assessment, double Logit, double Intercept, IReadOnlyList<ReasonTerm> AllTerms) AssessFully(TextToAssess text) =>
        Scored(text, (assessment, logit, intercept, explanation) => (assessment, logit, intercept, explanation.Terms()));

    public IReadOnlyList<Precedent> Nearest(TextToAssess text, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count == 0 ? [] : Within(workspace => model.Precedents.Nearest(VectorOf(text, workspace), count));
    }

    private T Scored<T>(TextToAssess text, Func<Assessment, double, double, Explanation, T> take)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Within(workspace => AssessIn(workspace, text, take));
    }

    private T Within<T>(Func<Workspace, T> act)
    {
        var workspace = _idle.TryTake(out var rested) ? rested : new Workspace(model);
        try
        {
            return act(workspace);
        }
        finally
        {
            if (!workspace.Document.IsOversized)
                _idle.Add(workspace);
        }
    }

    // Examples are the size of a passage; the whole of a long act is like none of them.
    private LikenessVector VectorOf(TextToAssess text, Workspace workspace)
    {
        workspace.Document.Read(text);
        var scorer = new DocumentScorer(model, workspace);
        scorer.Relevance();
        var counts = workspace.Whole;
        if (workspace.Document.Windows > 1)
        {
            scorer.WeighBestWindow();
            counts = workspace.Window;
        }
        return LikenessVector.From(counts.Touched, counts.Values, model.Vocabulary);
    }

    private T AssessIn<T>(Workspace workspace, TextToAssess text, Func<Assessment, double, double, Explanation, T> take)
    {
        workspace.Document.Read(text);
        var scorer = new DocumentScorer(model, workspace);
        var logit = scorer.Relevance();
        var relevance = PlattScaling.Probability(logit);
        var relevant = relevance >= topics.Relevance.Threshold;
        var instruments = _assignment.Assign(InstrumentProbabilities(scorer, workspace), relevant);
        var explanation = Explain(scorer, workspace);
        var assessment = new Assessment
        {
            Relevance = relevance,
            Relevant = relevant,
            Threshold = topics.Relevance.Threshold,
            ReviewThreshold = topics.ReviewThreshold,
            Instruments = instruments,
            PolicyAreas = _assignment.PolicyAreasOf(instruments, relevant),
            Language = workspace.Document.Language,
            Reasons = explanation.Strongest(),
            Passage = PassageOf(text, scorer, workspace),
            ModelId = model.Id,
        };
        return take(assessment, logit, explanation.Intercept - scorer.Penalty, explanation);
    }

    private Dictionary<string, double> InstrumentProbabilities(DocumentScorer scorer, Workspace workspace)
    {
        var logits = scorer.Instruments();
        var probabilities = model.Instruments.Select((head, i) => (head.TopicId, P: PlattScaling.Probability(logits[i]))).ToDictionary(pair => pair.TopicId, pair => pair.P);
        foreach (var (topic, keywords) in _byKeyword)
            probabilities[topic.Id] = KeywordSet.InstrumentProbability(keywords.CountDistinct(workspace.Document.Text));
        return probabilities;
    }

    private Explanation Explain(DocumentScorer scorer, Workspace workspace)
    {
        var explanation = new Explanation(model, workspace);
        explanation.Add(workspace.Whole, 1 - scorer.ShareOfWindow);
        if (scorer.ShareOfWindow > 0)
        {
            scorer.WeighBestWindow();
            explanation.Add(workspace.Window, scorer.ShareOfWindow);
        }
        return explanation;
    }

    private static Passage? PassageOf(TextToAssess text, DocumentScorer scorer, Workspace workspace)
    {
        if (scorer.BestWindow == 0)
            return null;
        var window = workspace.Document.Segments[scorer.BestWindow];
        return new Passage(text.Body.Substring(window.Start, window.Length), window.Start, window.Length, PlattScaling.Probability(scorer.BestWindowLogit));
    }
}
