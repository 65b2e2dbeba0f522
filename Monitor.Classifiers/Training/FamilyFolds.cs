using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Training;

/// <summary>Splits examples into folds so that a family stays together and relevant and irrelevant families spread evenly.</summary>
internal static class FamilyFolds
{
    /// <summary>The fold, 0 to <paramref name="folds"/> - 1, of each example.</summary>
    public static int[] Assign(IReadOnlyList<LabelledExample> examples, int folds, int seed)
    {
        var order = examples.GroupBy(example => example.Family)
            .OrderBy(family => family.Any(example => example.Relevant))
            .ThenBy(family => Agglutinative.Primary(family.First().Language), StringComparer.Ordinal)
            .ThenBy(family => Hashing.Combine((ulong)seed, Hashing.Of(family.Key)))
            .ThenBy(family => family.Key, StringComparer.Ordinal);
        var foldOf = order.Select((family, i) => (family.Key, Fold: i % folds)).ToDictionary(pair => pair.Key, pair => pair.Fold);
        return [.. examples.Select(example => foldOf[example.Family])];
    }
}
