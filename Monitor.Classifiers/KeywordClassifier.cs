using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers;

/// <summary>The baseline: counts the keywords of the topics file. Needs no training.</summary>
public sealed class KeywordClassifier(TopicSet topics) : ITextClassifier
{
    public string ModelId { get; } = $"keywords-{topics.Hash[..12]}";

    public Assessment Assess(TextToAssess text) => throw new NotSupportedException();
}
