using Monitor.Classifiers.Features;
using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers;

/// <summary>The baseline: counts the keywords of the topics file. Needs no training; its probabilities are a rule of thumb, not calibrated.</summary>
public sealed class KeywordClassifier(TopicSet topics) : ITextClassifier
{
    private const double Intercept = -1;
    private const double KeywordWeight = 1.3;
    private const int MostReasons = 5;

    private readonly InstrumentAssignment _assignment = new(topics);
    private readonly IReadOnlyList<(Topic Topic, KeywordSet Keywords)> _topics =
        [.. topics.Instruments.Prepend(topics.Relevance).Select(topic => (topic, KeywordSet.Of(topic)))];

    public string ModelId { get; } = $"keywords-{topics.Hash[..16]}";

    public Assessment Assess(TextToAssess text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = new NormalText();
        normal.Append(text.Title);
        normal.Append(text.Body);
        var terms = Terms(normal);
        var relevance = Probability(terms.Count);
        var relevant = relevance >= topics.Relevance.Threshold;
        var instruments = _assignment.Assign(Instruments(normal), relevant);
        return new Assessment
        {
            Relevance = relevance,
            Relevant = relevant,
            Threshold = topics.Relevance.Threshold,
            ReviewThreshold = topics.ReviewThreshold,
            Instruments = instruments,
            PolicyAreas = _assignment.PolicyAreasOf(instruments, relevant),
            Language = text.Language ?? LanguageDetector.Detect(text.Title, text.Body, normal),
            Reasons = [.. terms.Take(MostReasons).Select(term => new ReasonTerm(term, KeywordWeight, null))],
            Passage = PassageOf(text),
            ModelId = ModelId,
        };
    }

    private static double Probability(int keywords) => PlattScaling.Probability(Intercept + (KeywordWeight * keywords));

    /// <summary>Distinct surfaces, in the order of the text; a keyword inside another counts once.</summary>
    private List<string> Terms(NormalText text)
    {
        var matches = _topics.SelectMany(topic => topic.Keywords.Find(text, ..text.Tokens.Length)).Distinct().ToList();
        return
        [
            .. matches.Where(match => !matches.Any(other => Encloses(other, match))).OrderBy(match => match.Start)
                .Select(match => text.Slice(match.Start, match.Length).ToString()).Distinct(),
        ];
    }

    private static bool Encloses(TermMatch outer, TermMatch inner) =>
        outer.Length > inner.Length && outer.Start <= inner.Start && outer.Start + outer.Length >= inner.Start + inner.Length;

    private Dictionary<string, double> Instruments(NormalText text) =>
        _topics.Skip(1).ToDictionary(pair => pair.Topic.Id, pair => KeywordSet.InstrumentProbability(pair.Keywords.CountDistinct(text)));

    private Passage? PassageOf(TextToAssess text)
    {
        List<(int Start, int Length)> windows = [];
        PassageSplitter.Split(text.Body, windows);
        if (windows.Count == 0)
            return null;
        var (window, hits) = windows.Select(window => (window, Hits: HitsIn(text.Body.AsSpan(window.Start, window.Length)))).MaxBy(pair => pair.Hits);
        return new Passage(text.Body.Substring(window.Start, window.Length), window.Start, window.Length, Probability(hits));
    }

    private int HitsIn(ReadOnlySpan<char> window)
    {
        var normal = new NormalText();
        normal.Append(window);
        return Terms(normal).Count;
    }
}
