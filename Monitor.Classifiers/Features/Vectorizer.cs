namespace Monitor.Classifiers.Features;

/// <summary>
/// Counts to values, in two blocks. Words: (1 + ln count) x inverse document frequency, scaled to length 1.
/// Concepts: present or not, limited in length but not stretched, so that one lone concept stays weak evidence. A long text
/// mentions nearly every concept somewhere: over many windows a concept counts fully only if it is in a third of them.
/// </summary>
internal static class Vectorizer
{
    private const float ConceptValue = 0.35f;
    private const float ConceptPairValue = 0.20f;
    private const float AspectsValue = 0.80f;
    private const float FullShareOfWindows = 1 / 3f;
    private const float LongestConcepts = 1.5f;

    public static void Weigh(SparseCounts counts, Vocabulary vocabulary, int windows = 1)
    {
        var touched = counts.Touched;
        var values = counts.Values;
        double words = 0, concepts = 0;
        for (var i = 0; i < touched.Length; i++)
        {
            var value = values[i] = Value(counts.CountOf(touched[i]), touched[i], vocabulary, windows);
            if (IsConcept(vocabulary.Kinds[touched[i]]))
                concepts += value * value;
            else
                words += value * value;
        }
        var wordScale = words > 0 ? (float)(1 / Math.Sqrt(words)) : 0;
        var conceptScale = (float)Math.Min(1, LongestConcepts / Math.Max(1e-9, Math.Sqrt(concepts)));
        for (var i = 0; i < touched.Length; i++)
            values[i] *= IsConcept(vocabulary.Kinds[touched[i]]) ? conceptScale : wordScale;
    }

    private static float Value(float count, int feature, Vocabulary vocabulary, int windows) => vocabulary.Kinds[feature] switch
    {
        FeatureKind.Concept or FeatureKind.TitleConcept => ConceptValue * Share(count, windows),
        FeatureKind.ConceptPair => ConceptPairValue * Share(count, windows),
        FeatureKind.Aspects => AspectsValue * Share(count, windows),
        FeatureKind.Gram or FeatureKind.Stem => 0.6f * Sublinear(count) * vocabulary.Idf[feature],
        FeatureKind.Word or FeatureKind.WordPair => Sublinear(count) * vocabulary.Idf[feature],
    };

    private static float Share(float count, int windows) => Math.Min(1, count / Math.Max(1, windows * FullShareOfWindows));

    // Most words of a window stand there once, and the logarithm of one is nothing.
    private static float Sublinear(float count) => count == 1 ? 1 : 1 + MathF.Log(count);

    public static bool IsConcept(FeatureKind kind) => kind is FeatureKind.Concept or FeatureKind.TitleConcept or FeatureKind.ConceptPair or FeatureKind.Aspects;
}
