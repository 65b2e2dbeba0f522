using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Training;

/// <summary>A vector for the trainer; indices ascending.</summary>
internal sealed record SparseRow(int[] Indices, float[] Values)
{
    /// <summary>
    /// The example's text as if it had no title, which the trainer learns from as well: a section of a long act stands under a title that
    /// says nothing of it.
    /// </summary>
    public SparseRow? Untitled { get; init; }

    public static SparseRow From(RawDocument document, Vocabulary vocabulary, SparseCounts counts)
    {
        var untitled = document.Untitled is { } text ? From(text, vocabulary, counts) : null;
        counts.Clear();
        for (var i = 0; i < document.Keys.Length; i++)
        {
            var feature = vocabulary.Find(document.Keys[i]);
            if (feature >= 0)
                counts.Add(feature, document.Counts[i], 0);
        }
        return From(counts, vocabulary) with { Untitled = untitled };
    }

    /// <summary>From counts that were added by ascending key: sums of floating-point numbers depend on the order.</summary>
    public static SparseRow From(SparseCounts counts, Vocabulary vocabulary)
    {
        Vectorizer.Weigh(counts, vocabulary);
        var (indices, values) = (counts.Touched.ToArray(), counts.Values.ToArray());
        Array.Sort(indices, values);
        return new SparseRow(indices, values);
    }

    public double Dot(float[] weights)
    {
        double sum = 0;
        for (var i = 0; i < Indices.Length; i++)
            sum += Values[i] * weights[Indices[i]];
        return sum;
    }
}
