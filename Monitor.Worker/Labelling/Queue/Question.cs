using Monitor.Classifiers;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling.Queue;

/// <summary>One question with everything that answering it needs.</summary>
/// <param name="Ask">Why it is asked.</param>
/// <param name="Item">The item it is about.</param>
/// <param name="Text">The version to be read.</param>
/// <param name="Precedents">Nearest labelled examples, those alike most first.</param>
/// <param name="Left">How many more wait for this person.</param>
public sealed record Question(Ask Ask, ItemDetail Item, VersionText Text, IReadOnlyList<Precedent> Precedents, int Left)
{
    /// <summary>The model's opinion stays folded away: who has read it does not judge for themselves.</summary>
    public bool Blind => Ask.Reason is AskReason.Sample or AskReason.Repeat or AskReason.SecondOpinion;
}
