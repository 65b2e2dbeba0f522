namespace Monitor.Classifiers.Evaluation;

/// <summary>Documents drawn by lot, so that whoever has the seed can check the draw.</summary>
public static class SeededSample
{
    /// <summary>Draws without replacement, each with equal chance, in the order of the draw; all of them when there are no more.</summary>
    public static IReadOnlyList<T> Draw<T>(IReadOnlyList<T> from, int count, int seed)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new SeededRandom(seed);
        T[] items = [.. from];
        count = Math.Min(count, items.Length);
        for (var i = 0; i < count; i++)
        {
            var other = i + random.Below(items.Length - i);
            (items[i], items[other]) = (items[other], items[i]);
        }
        return items[..count];
    }
}
