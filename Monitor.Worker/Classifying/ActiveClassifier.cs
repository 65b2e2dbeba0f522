using Monitor.Classifiers;

namespace Monitor.Worker.Classifying;

/// <summary>The two thresholds in force.</summary>
/// <param name="Alert">Relevance from which an item is relevant.</param>
/// <param name="Review">Relevance from which it is worth a look.</param>
/// <param name="DialId">Which setting of the dial they come from; null while the topics file's hold.</param>
internal sealed record Thresholds(double Alert, double Review, long? DialId);

/// <summary>The classifier in use. Promotion swaps one reference; a text that is being scored is finished by the one it began with.</summary>
internal sealed class ActiveClassifier
{
    private static readonly Thresholds Usual = new(0.5, 0.2, null);

    private volatile InUse? _now;

    /// <exception cref="InvalidOperationException">No model was put to use yet: the service trains one before it crawls.</exception>
    public ITextClassifier Current =>
        _now?.Classifier ?? throw new InvalidOperationException("No classifier is active yet. Run 'train' first, or start the service, which trains one.");

    /// <summary>Those that <see cref="Current"/> decides by.</summary>
    public Thresholds Thresholds => _now?.Thresholds ?? Usual;

    /// <summary>Both, surely of each other; null while no model was put to use.</summary>
    public InUse? Now => _now;

    public bool IsReady => _now is not null;

    public void Use(ITextClassifier? classifier, Thresholds? thresholds = null) =>
        _now = classifier is null ? null : new InUse(classifier, thresholds ?? Usual);
}

/// <summary>A classifier with the thresholds that it decides by.</summary>
internal sealed record InUse(ITextClassifier Classifier, Thresholds Thresholds);
