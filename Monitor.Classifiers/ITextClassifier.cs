namespace Monitor.Classifiers;

/// <summary>Text in, scores out. Implementations are immutable after construction and safe to call from many threads at once.</summary>
public interface ITextClassifier
{
    /// <summary>Which model answered; the same inputs to training always give the same id.</summary>
    string ModelId { get; }

    /// <summary>Scores one text. Never throws for any content, including empty text and broken surrogates.</summary>
    Assessment Assess(TextToAssess text);
}
