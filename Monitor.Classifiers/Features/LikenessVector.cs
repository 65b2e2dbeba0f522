namespace Monitor.Classifiers.Features;

/// <summary>
/// What is kept of a text to find those like it: its heaviest words and concepts as a vector of length 1. Words are told apart from
/// concepts, for two languages share no words, and their concepts must then be enough to meet by.
/// </summary>
/// <param name="Features">Numbers in the vocabulary, ascending.</param>
/// <param name="Weights">Each in 65535ths.</param>
internal sealed record LikenessVector(int[] Features, ushort[] Weights)
{
    /// <summary>Kept of the words and, apart, of the concepts.</summary>
    public const int MostOfEach = 24;

    public const float Scale = ushort.MaxValue;

    /// <summary>Beside words of length 1: where both have enough to say, concepts say more.</summary>
    private const double LongestConcepts = 1.25;

    /// <summary>
    /// A lone concept makes no two texts alike: a permit to fish and a code of animal welfare share one and nothing else. Half of the
    /// length at one concept, two thirds at two, nearly all at ten.
    /// </summary>
    private static double WantedOfConcepts(double length, int concepts) => Math.Min(length, LongestConcepts * (1 - (1.0 / (concepts + 1))));

    /// <summary>Which aspects meet is nearly the same for all that is relevant; it tells little of what a text is like.</summary>
    private const double ShareOfAspects = 0.25;

    /// <param name="features">Numbers in the vocabulary, in any order.</param>
    /// <param name="values">As <see cref="Vectorizer"/> weighs them.</param>
    /// <param name="vocabulary">That the numbers are of.</param>
    public static LikenessVector From(ReadOnlySpan<int> features, ReadOnlySpan<float> values, Vocabulary vocabulary)
    {
        List<(int Feature, double Weight)> words = [], concepts = [];
        for (var i = 0; i < features.Length; i++)
        {
            if (Vectorizer.IsConcept(vocabulary.Kinds[features[i]]))
                concepts.Add((features[i], ConceptWeight(features[i], values[i], vocabulary)));
            else
                words.Add((features[i], values[i]));
        }
        return Unit([.. Heaviest(words, (_, _) => 1), .. Heaviest(concepts, WantedOfConcepts)]);
    }

    // A concept that half of all texts have, the police say, makes no two of them alike; the trainer finds that out for itself.
    private static double ConceptWeight(int feature, float value, Vocabulary vocabulary) =>
        value * (vocabulary.Idf[feature] - 1) * (vocabulary.Kinds[feature] == FeatureKind.Aspects ? ShareOfAspects : 1);

    private static IEnumerable<(int Feature, double Weight)> Heaviest(List<(int Feature, double Weight)> all, Func<double, int, double> wanted)
    {
        if (all.Count > MostOfEach)
        {
            all.Sort((a, b) => b.Weight.CompareTo(a.Weight) is var order and not 0 ? order : a.Feature.CompareTo(b.Feature));
            all.RemoveRange(MostOfEach, all.Count - MostOfEach);
        }
        var length = Length(all);
        return length > 0 ? all.Select(pair => (pair.Feature, pair.Weight * wanted(length, all.Count) / length)) : [];
    }

    private static LikenessVector Unit(List<(int Feature, double Weight)> kept)
    {
        var length = Length(kept);
        kept.Sort((a, b) => a.Feature.CompareTo(b.Feature));
        return new LikenessVector([.. kept.Select(pair => pair.Feature)], [.. kept.Select(pair => (ushort)Math.Round(pair.Weight / length * Scale))]);
    }

    private static double Length(List<(int Feature, double Weight)> vector)
    {
        double squares = 0;
        foreach (var (_, weight) in vector)
            squares += weight * weight;
        return Math.Sqrt(squares);
    }
}
