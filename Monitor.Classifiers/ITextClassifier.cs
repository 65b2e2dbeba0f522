namespace Monitor.Classifiers;

/// <summary>Text in, scores out. Implementations are immutable after construction and safe to call from many threads at once.</summary>
public interface ITextClassifier
{
    /// <summary>Which model answered; the same inputs to training always give the same id.</summary>
    string ModelId { get; }

    /// <summary>Scores one text. Never throws for any content, including empty text and broken surrogates.</summary>
    Assessment Assess(TextToAssess text);

    /// <summary>
    /// The labelled examples that the text is most like, most alike first, at most one of a family and none below a likeness of 0.1.
    /// Of a long text its best passage is compared. A classifier that keeps no examples has none.
    /// </summary>
    /// <param name="text">Any content.</param>
    /// <param name="count">How many at most; 0 or more.</param>
    IReadOnlyList<Precedent> Nearest(TextToAssess text, int count) => [];
}
