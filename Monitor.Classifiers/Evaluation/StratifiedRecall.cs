namespace Monitor.Classifiers.Evaluation;

/// <summary>Recall and precision of a running monitor, from documents drawn at random on both sides of its threshold.</summary>
public static class StratifiedRecall
{
    /// <summary>With fewer read below the threshold, nothing can be said of what is missed, unless they are all there are.</summary>
    public const int FewestBelow = 30;

    private const int Simulations = 4000;
    private const double MostUnread = 0.1;

    /// <summary>
    /// Intervals are simulated: what is unread in a band is beta-binomial, given what was read of it. A bootstrap would be certain of
    /// missing nothing wherever a sample found nothing; here none in n leaves room for about 3 n-ths of the band.
    /// </summary>
    /// <exception cref="ArgumentException">A stratum has more relevant than sampled documents, or more sampled than there are.</exception>
    public static RecallEstimate Estimate(IReadOnlyList<SampledStratum> strata, int seed = 0) => Estimate(strata, seed, Simulations);

    /// <summary>
    /// Whether enough was read to look at what was found. It goes by how many were read and never by what they were: whoever draws on until
    /// something is found finds too much.
    /// </summary>
    public static bool IsReadEnough(IReadOnlyList<SampledStratum> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        return TooLittleRead(Side.Of(strata, above: true), Side.Of(strata, above: false)).Count == 0;
    }

    internal static RecallEstimate Estimate(IReadOnlyList<SampledStratum> strata, int seed, int simulations)
    {
        ArgumentNullException.ThrowIfNull(strata);
        Refuse(strata);
        var (above, below) = (Side.Of(strata, above: true), Side.Of(strata, above: false));
        var simulated = RecallSimulation.Run(above.Cells, below.Cells, new SeededRandom(seed), simulations);
        var (found, missed) = (above.Estimate, below.Estimate);
        var share = found + missed > 0 ? found / (found + missed) : (double?)null;
        var precision = above.Sampled > 0 ? found / above.Population : (double?)null;
        var why = Why(above, below, share);
        return new RecallEstimate
        {
            Recall = why.Length > 0 ? null : share,
            Low = Math.Min(simulated.Recall.Low, share ?? 0),
            High = Math.Max(simulated.Recall.High, share ?? 1),
            Precision = precision,
            PrecisionLow = precision is { } value ? Math.Min(simulated.Found.Low / above.Population, value) : null,
            PrecisionHigh = precision is { } same ? Math.Max(simulated.Found.High / above.Population, same) : null,
            FoundEstimate = found,
            MissedEstimate = missed,
            MissedLow = Math.Min(simulated.Missed.Low, missed),
            MissedHigh = Math.Max(simulated.Missed.High, missed),
            Answered = above.Sampled + below.Sampled,
            AnsweredBelow = below.Sampled,
            Why = why,
        };
    }

    private static void Refuse(IReadOnlyList<SampledStratum> strata)
    {
        if (strata.FirstOrDefault(stratum => stratum.Relevant < 0 || stratum.Relevant > stratum.Sampled || stratum.Sampled > stratum.Population) is { } wrong)
        {
            throw new ArgumentException(
                $"{wrong.Name}: {wrong.Relevant} relevant of {wrong.Sampled} sampled of {wrong.Population} cannot be; each must hold the one before.", nameof(strata));
        }
    }

    private static string Why(Side above, Side below, double? share)
    {
        var reasons = TooLittleRead(above, below);
        if (reasons.Count > 0)
            return string.Join(' ', reasons);
        reasons.AddRange(above.Unread.Concat(below.Unread).Select(band => $"Nobody read any of the {Words.Count(band.Population)} documents of the band {band.Name}."));
        if (share is null)
            reasons.Add($"No relevant document was found among the {Words.Count(above.Sampled + below.Sampled)} read.");
        return string.Join(' ', reasons);
    }

    private static List<string> TooLittleRead(Side above, Side below)
    {
        List<string> reasons = [];
        var needed = Math.Min(FewestBelow, below.Population);
        if (below.Sampled < needed)
            reasons.Add($"{Words.Count(below.Sampled)} of at least {Words.Count(needed, "document")} below the threshold were read.");
        if (above.Sampled == 0)
            reasons.Add("No document above the threshold was read.");
        return reasons;
    }

    /// <summary>The strata of one side of the threshold.</summary>
    private sealed record Side(int Population, int Sampled, IReadOnlyList<RecallCell> Cells, IReadOnlyList<(string Name, int Population)> Unread)
    {
        /// <summary>Relevant documents on this side.</summary>
        public double Estimate => Cells.Sum(cell => cell.Estimate);

        public static Side Of(IReadOnlyList<SampledStratum> strata, bool above)
        {
            var mine = strata.Where(stratum => stratum.AboveThreshold == above && stratum.Population > 0).ToList();
            var bands = mine.GroupBy(stratum => stratum.Name, StringComparer.Ordinal).Select(band => band.ToList()).ToList();
            var read = bands.Where(band => band.Any(draw => draw.Sampled > 0)).SelectMany(RecallCell.OfBand).ToList();
            var unread = bands.Where(band => band.All(draw => draw.Sampled == 0)).Select(band => (band[0].Name, Population: band.Sum(draw => draw.Population))).ToList();
            var population = mine.Sum(stratum => stratum.Population);
            // A band that nobody read may hold anything; its estimate is the rate of the rest.
            var rate = read.Count == 0 ? 0 : read.Sum(cell => cell.Estimate) / (population - unread.Sum(band => band.Population));
            return new Side(
                population,
                mine.Sum(stratum => stratum.Sampled),
                [.. read, .. unread.Select(band => RecallCell.OfNobody(band.Population, rate))],
                [.. unread.Where(band => band.Population > MostUnread * population)]);
        }
    }
}
