namespace Monitor.Classifiers.Evaluation;

/// <param name="Name">The score band.</param>
/// <param name="LowScore">Its lower end, 0 to 1.</param>
/// <param name="HighScore">Its upper end.</param>
/// <param name="Population">Documents that may be drawn.</param>
public sealed record StratumSize(string Name, double LowScore, double HighScore, int Population);

/// <summary>How many documents people should read of each score band, so that recall is known as narrowly as their time allows.</summary>
public static class SampleAllocation
{
    private const int FewestEach = 2;

    // At the score 0 a band would be taken to be sure, and what nobody reads is where misses hide.
    private const double SurestGuess = 0.002;

    /// <summary>
    /// Neyman's allocation: in proportion to population x standard deviation, the share of relevant ones guessed by the band's middle score. At least
    /// two of each band if there is room, never more than it holds; in all the smaller of <paramref name="total"/> and what there is.
    /// </summary>
    /// <returns>In the order given; the same for the same input.</returns>
    /// <exception cref="ArgumentException">A population or the total is negative, or a score is not one.</exception>
    public static IReadOnlyList<(StratumSize Stratum, int Draw)> Allocate(IReadOnlyList<StratumSize> strata, int total)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        if (strata.FirstOrDefault(stratum => stratum.Population < 0 || stratum is not { LowScore: >= 0 and <= 1, HighScore: >= 0 and <= 1 }) is { } wrong)
            throw new ArgumentException($"{wrong.Name}: a population of {wrong.Population} with scores from {wrong.LowScore} to {wrong.HighScore} cannot be.", nameof(strata));

        total = (int)Math.Min(total, strata.Sum(stratum => (long)stratum.Population));
        var fewest = strata.Select(stratum => Math.Min(FewestEach, stratum.Population)).ToArray();
        if (fewest.Sum() > total)
            Array.Clear(fewest);
        var wished = Shares([.. strata.Select(Weight)], fewest, strata, total);
        return [.. strata.Zip(Rounded(wished, strata, total))];
    }

    private static double Weight(StratumSize stratum)
    {
        var guess = Math.Clamp((stratum.LowScore + stratum.HighScore) / 2, SurestGuess, 1 - SurestGuess);
        return stratum.Population * Math.Sqrt(guess * (1 - guess));
    }

    // What a band cannot take goes to the others in proportion: the one scale at which the clipped shares add up.
    private static double[] Shares(double[] weights, int[] fewest, IReadOnlyList<StratumSize> strata, int total)
    {
        double[] At(double scale) => [.. weights.Select((weight, i) => Math.Clamp(scale * weight, fewest[i], strata[i].Population))];
        var (low, high) = (0.0, 1.0);
        while (At(high).Sum() < total)
            high *= 2;
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).Sum() <= total ? (middle, high) : (low, middle);
        }
        return At(low);
    }

    // Largest remainder, the earlier band first among equals.
    private static int[] Rounded(double[] wished, IReadOnlyList<StratumSize> strata, int total)
    {
        var draws = wished.Select(share => (int)Math.Floor(share)).ToArray();
        var byRemainder = Enumerable.Range(0, draws.Length).OrderByDescending(i => wished[i] - draws[i]).ToList();
        for (var left = total - draws.Sum(); left > 0;)
        {
            foreach (var i in byRemainder.Where(i => left > 0 && draws[i] < strata[i].Population))
            {
                draws[i]++;
                left--;
            }
        }
        return draws;
    }
}
