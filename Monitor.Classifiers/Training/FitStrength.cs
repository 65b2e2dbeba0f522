namespace Monitor.Classifiers.Training;

/// <summary>How strongly weights are held back, and how far rare positives are made up for.</summary>
/// <param name="Ridge">Cost of a squared weight.</param>
/// <param name="Balance">Power of negatives / positives that a positive weighs: 0 as found, 1 both sides alike.</param>
/// <param name="MostPositiveWeight">Bound of that weight.</param>
/// <param name="ShareOfEvidence">How far a feature's own naive Bayes ratio decides how it is held back, 0 to 1.</param>
internal sealed record FitStrength(float Ridge, double Balance, double MostPositiveWeight, double ShareOfEvidence)
{
    /// <summary>
    /// For thousands of labels. Chosen by cross-validation on the shipped labels and on halves of four strange label sets; the root, not
    /// the full ratio, is enough for rare instruments to be found, and calibration afterwards stays gentle.
    /// </summary>
    public static readonly FitStrength Usual = new(Ridge: 0.03f, Balance: 0.5, MostPositiveWeight: 4, ShareOfEvidence: 0.1);
}
