using Monitor.Classifiers;

namespace Monitor.Worker.Classifying;

/// <summary>The labelled examples that a text is most like, by the model in use.</summary>
internal sealed class Precedents(ActiveClassifier active)
{
    /// <summary>More than three nobody compares.</summary>
    public const int Shown = 3;

    /// <summary>Most alike first; none before there is a model.</summary>
    public IReadOnlyList<Precedent> Of(TextToAssess text) => active.IsReady ? active.Current.Nearest(text, Shown) : [];
}
