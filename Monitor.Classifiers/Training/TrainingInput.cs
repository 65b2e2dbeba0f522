using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Training;

/// <summary>Everything that decides a model; the same input gives the same model, bit for bit.</summary>
public sealed record TrainingInput
{
    public const int DefaultSeed = 20261123;

    public required IReadOnlyList<LabelledExample> Examples { get; init; }

    public required TopicSet Topics { get; init; }

    public required Lexicon Lexicon { get; init; }

    /// <summary>From the installation's own store; none at first.</summary>
    public IReadOnlyList<BackgroundPassage> Background { get; init; } = [];

    public int Seed { get; init; } = DefaultSeed;

    /// <summary>The labels, topics and lexicon that lie beside the program.</summary>
    /// <exception cref="LabelFileException">A label file has mistakes, or there is none.</exception>
    /// <exception cref="TopicFileException">The topics file has mistakes.</exception>
    /// <exception cref="LexiconFileException">The lexicon has mistakes.</exception>
    public static TrainingInput Shipped(int seed = DefaultSeed) => new()
    {
        Topics = TopicSet.LoadShipped(),
        Lexicon = Lexicon.LoadShipped(),
        Examples = LabelFile.ReadShipped().ExamplesOrThrow(),
        Seed = seed,
    };
}
