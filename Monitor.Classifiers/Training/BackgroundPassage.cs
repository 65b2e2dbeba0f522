namespace Monitor.Classifiers.Training;

/// <summary>
/// A passage out of what an installation crawls, which nobody labelled and which is hardly relevant: what laws, gazettes and judgments there sound
/// like when they are about something else. Relevance learns from it as from an irrelevant text without a title; it calibrates nothing and is
/// counted in no figure.
/// </summary>
/// <param name="Family">As labels of the same item would name it. A family's passages come together.</param>
/// <param name="Language">BCP-47, or null where it is to be guessed.</param>
/// <param name="Text">A few hundred characters.</param>
public sealed record BackgroundPassage(string Family, string? Language, string Text)
{
    /// <summary>Fewer say too little of what is usual, and are left out.</summary>
    public const int FewestToLearnFrom = 2_000;

    internal static IEnumerable<(TextToAssess Text, string Family)> Texts(IReadOnlyList<BackgroundPassage> passages) =>
        passages.Select(passage => (new TextToAssess { Title = "", Body = passage.Text, Language = passage.Language }, passage.Family));
}
