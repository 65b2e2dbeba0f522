using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Training;

internal static class Texts
{
    /// <summary>What a classifier is shown of an example: never its family, kind or labels.</summary>
    public static TextToAssess Of(LabelledExample example) => new()
    {
        Title = example.Title,
        Body = example.Text,
        Language = example.Language,
        Jurisdiction = example.Jurisdiction,
    };
}
