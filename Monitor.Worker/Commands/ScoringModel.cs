using System.CommandLine;
using Monitor.Classifiers;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Commands;

/// <summary>The active model of the data folder for verbs that only score; trained first where there is none.</summary>
internal static class ScoringModel
{
    public static async Task<ITextClassifier> OpenAsync(ParseResult parsed, CancellationToken ct)
    {
        var toolbox = await Toolbox.Open(parsed).WithModelAsync(ct);
        return toolbox.Get<ActiveClassifier>().Current;
    }

    public static Func<SlackPreviewInput, Classification> ForPreview(ParseResult parsed)
    {
        var classifier = new Lazy<ITextClassifier>(() => OpenAsync(parsed, CancellationToken.None).GetAwaiter().GetResult());
        return input => VersionClassifier.ToClassification(classifier.Value.Assess(new TextToAssess
        {
            Title = input.Title,
            Body = input.Text,
            Language = input.Language,
            Jurisdiction = input.Jurisdiction,
        }));
    }
}
