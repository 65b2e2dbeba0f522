using Monitor.Classifiers;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Classifying;

/// <summary>A version in, its classification out, in the words that the store and the alerts keep.</summary>
internal sealed class VersionClassifier(ActiveClassifier active)
{
    public Classification Classify(ParsedDocument document, string normalText, string jurisdiction)
    {
        var classifier = active.Current;
        var assessment = classifier.Assess(new TextToAssess
        {
            Title = document.Title,
            Body = normalText,
            Language = document.Language,
            Jurisdiction = jurisdiction,
        });
        return ToClassification(assessment) with { TextOrigin = document.TextOrigin };
    }

    internal static Classification ToClassification(Assessment assessment) => new()
    {
        ModelId = assessment.ModelId,
        Relevance = assessment.Relevance,
        Threshold = assessment.Threshold,
        Instruments = [.. assessment.Instruments.Where(score => score.Assigned).Select(score => new InstrumentLabel(score.Id, score.Probability))],
        PolicyAreas = assessment.PolicyAreas,
        Reasons = [.. assessment.Reasons.Select(reason => new Reason(reason.Term, reason.Weight, reason.Gloss))],
        Passage = assessment.Passage?.Text,
    };
}
