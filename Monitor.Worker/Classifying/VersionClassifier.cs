using Monitor.Classifiers;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Classifying;

/// <summary>A version in, its classification out, in the words that the store and the alerts keep.</summary>
internal sealed class VersionClassifier(ActiveClassifier active)
{
    public Classification Classify(ParsedDocument document, string normalText, string jurisdiction) => Classify(
        active.Current,
        new TextToAssess { Title = document.Title, Body = normalText, Language = document.Language, Jurisdiction = jurisdiction },
        document.TextOrigin);

    /// <summary>By a classifier that may not be the one in use.</summary>
    public static Classification Classify(ITextClassifier classifier, TextToAssess text, TextOrigin origin)
    {
        var assessment = classifier.Assess(text);
        var classification = ToClassification(assessment) with { TextOrigin = origin };
        // Precedents cost as much as the score: only what somebody may look at has them.
        return assessment.Relevant || assessment.ForReview ? classification with { Precedents = PrecedentsOf(classifier, text) } : classification;
    }

    internal static Classification ToClassification(Assessment assessment) => new()
    {
        ModelId = assessment.ModelId,
        Relevance = assessment.Relevance,
        Threshold = assessment.Threshold,
        ReviewThreshold = assessment.ReviewThreshold,
        Instruments = [.. assessment.Instruments.Where(score => score.Assigned).Select(score => new InstrumentLabel(score.Id, score.Probability))],
        PolicyAreas = assessment.PolicyAreas,
        Reasons = [.. assessment.Reasons.Select(reason => new Reason(reason.Term, reason.Weight, reason.Gloss) { Concept = reason.Concept })],
        Passage = assessment.Passage?.Text,
    };

    private static IReadOnlyList<LabelledPrecedent> PrecedentsOf(ITextClassifier classifier, TextToAssess text) =>
        [.. classifier.Nearest(text, Precedents.Shown).Select(near => new LabelledPrecedent(near.Title, near.Language, near.Jurisdiction, near.Relevant, near.Instruments, near.Likeness))];
}
