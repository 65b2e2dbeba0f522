using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Models;

/// <summary>What is taken off the logit of a document that is read in windows.</summary>
/// <param name="ManyWindows">In context, the best of many windows is high by chance alone: each e-fold more windows must be that much clearer.</param>
/// <param name="Alone">A window without context must be that much clearer.</param>
internal sealed record ReadingPenalties(double ManyWindows, double Alone)
{
    /// <summary>Chosen so that two of a thousand real documents are flagged that are about something else.</summary>
    private static readonly ReadingPenalties Usual = new(ManyWindows: 0.95, Alone: 3.6);

    /// <summary>A model that knows what is usual where it works is wrong less often by chance; as many are flagged, and more are found.</summary>
    private static readonly ReadingPenalties KnowingBackground = new(ManyWindows: 0.85, Alone: 2.9);

    public static ReadingPenalties Of(TrainedModel model) => model.Background >= BackgroundPassage.FewestToLearnFrom ? KnowingBackground : Usual;
}
