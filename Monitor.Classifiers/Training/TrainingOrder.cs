using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Training;

/// <summary>The order in which examples are trained on, whatever the order of files: floating-point sums depend on it.</summary>
internal static class TrainingOrder
{
    private const int FewestOfEachSide = 5;

    /// <exception cref="ArgumentException">There are too few relevant or irrelevant examples to learn from.</exception>
    public static void RefuseTooFew(IReadOnlyList<LabelledExample> examples)
    {
        var relevant = examples.Count(example => example.Relevant);
        if (relevant < FewestOfEachSide || examples.Count - relevant < FewestOfEachSide)
        {
            throw new ArgumentException(
                $"{relevant} relevant and {examples.Count - relevant} irrelevant examples are too few to learn from; label at least {FewestOfEachSide} of each.",
                nameof(examples));
        }
    }

    /// <summary>By family, so that a family's come together, then by the whole row.</summary>
    public static IReadOnlyList<LabelledExample> Of(IEnumerable<LabelledExample> examples) => Of(examples, example => example);

    /// <summary>The same for examples with something beside them.</summary>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items, Func<T, LabelledExample> example) =>
        [.. items.OrderBy(item => example(item).Family, StringComparer.Ordinal).ThenBy(item => LabelRow.ToLine(example(item)), StringComparer.Ordinal)];
}
