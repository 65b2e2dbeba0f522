using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Training;

/// <summary>How far a model is behind what could be learnt now.</summary>
/// <param name="Examples">Of what the next model would learn from.</param>
/// <param name="OtherExamples">Whether these are others than the model learnt from, in number or in what they say.</param>
/// <param name="OtherLexicon">Whether the lexicon holds other terms than the model's.</param>
/// <param name="OtherCode">Whether this program reads texts or trains otherwise than the one that made it.</param>
public sealed record TrainingGap(int Examples, bool OtherExamples, bool OtherLexicon, bool OtherCode)
{
    /// <param name="card">Of the model.</param>
    /// <param name="input">What the next one would be made of; its passages are not looked at.</param>
    public static TrainingGap Between(ModelCard card, TrainingInput input) => new(
        input.Examples.Count,
        card.LabelsHash != ModelIdentity.LabelsHash(input.Examples),
        card.LexiconHash != input.Lexicon.Hash,
        card.CodeVersion != ModelIdentity.CodeVersion);
}
