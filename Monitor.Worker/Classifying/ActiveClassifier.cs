using Monitor.Classifiers;

namespace Monitor.Worker.Classifying;

/// <summary>The classifier in use. Promotion swaps one reference; a text that is being scored is finished by the one it began with.</summary>
internal sealed class ActiveClassifier
{
    private volatile ITextClassifier? _current;

    /// <exception cref="InvalidOperationException">No model was put to use yet: the service trains one before it crawls.</exception>
    public ITextClassifier Current =>
        _current ?? throw new InvalidOperationException("No classifier is active yet. Run 'train' first, or start the service, which trains one.");

    public bool IsReady => _current is not null;

    public void Use(ITextClassifier classifier) => _current = classifier;
}
