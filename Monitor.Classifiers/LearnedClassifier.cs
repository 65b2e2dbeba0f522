using Monitor.Classifiers.Models;
using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers;

/// <summary>Scores by trained weights; thresholds and policy areas come from <paramref name="topics"/>, so they can change without training.</summary>
public sealed class LearnedClassifier(TrainedModel model, TopicSet topics) : ITextClassifier
{
    public string ModelId => model.Id;

    public Assessment Assess(TextToAssess text) => throw new NotSupportedException(topics.Hash);
}
