namespace Monitor.Classifiers.Evaluation;

/// <summary>What the unread documents may hold, many times over. Each pair is the 2.5th and 97.5th percentile.</summary>
internal sealed record RecallSimulation((double Low, double High) Recall, (double Low, double High) Found, (double Low, double High) Missed)
{
    private const double Tail = 0.025;

    public static RecallSimulation Run(IReadOnlyList<RecallCell> above, IReadOnlyList<RecallCell> below, SeededRandom random, int simulations)
    {
        var found = new double[simulations];
        var (most, least) = (new double[simulations], new double[simulations]);
        List<double> worst = new(simulations);
        List<double> best = new(simulations);
        for (var i = 0; i < simulations; i++)
        {
            found[i] = Draw(above, random, priorOfHits: true);
            most[i] = Draw(below, random, priorOfHits: true);
            // The prior's half a hit in each band below adds up, and would deny the chance that nothing more is missed. So the other end
            // is taken without it, as Clopper and Pearson do.
            least[i] = Draw(below, random, priorOfHits: false);
            if (found[i] + most[i] > 0)
                worst.Add(found[i] / (found[i] + most[i]));
            if (found[i] + least[i] > 0)
                best.Add(found[i] / (found[i] + least[i]));
        }
        return new RecallSimulation(
            (Percentile([.. worst], Tail, ifNone: 0), Percentile([.. best], 1 - Tail, ifNone: 1)),
            (Percentile(found, Tail, 0), Percentile(found, 1 - Tail, 0)),
            (Percentile(least, Tail, 0), Percentile(most, 1 - Tail, 0)));
    }

    private static int Draw(IReadOnlyList<RecallCell> cells, SeededRandom random, bool priorOfHits)
    {
        var hits = 0;
        foreach (var cell in cells)
        {
            hits += cell.Known;
            if (cell.Unread > 0)
                hits += random.NextBinomial(cell.Unread, random.NextBeta(cell.Hits + (priorOfHits ? cell.Prior : 0), cell.Others + cell.Prior));
        }
        return hits;
    }

    private static double Percentile(double[] values, double share, double ifNone)
    {
        if (values.Length == 0)
            return ifNone;
        Array.Sort(values);
        return values[(int)Math.Round(share * (values.Length - 1))];
    }
}
