using System.CommandLine;
using Monitor.Classifiers;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Commands;

/// <summary>The active model of the data folder for verbs that only score; trained first where there is none.</summary>
internal static class ScoringModel
{
    public static ITextClassifier Open(ParseResult parsed, CancellationToken ct)
    {
        var toolbox = Toolbox.Open(parsed).WithModel(ct);
        return toolbox.Get<ActiveClassifier>().Current;
    }

    public static Func<SlackPreviewInput, Classification> ForPreview(ParseResult parsed)
    {
        var classifier = new Lazy<ITextClassifier>(() => Open(parsed, CancellationToken.None));
        return input => VersionClassifier.ToClassification(classifier.Value.Assess(new TextToAssess
        {
            Title = input.Title,
            Body = input.Text,
            Language = input.Language,
            Jurisdiction = input.Jurisdiction,
        }));
    }
}
