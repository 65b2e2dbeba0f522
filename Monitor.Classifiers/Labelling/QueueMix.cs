namespace Monitor.Classifiers.Labelling;

/// <summary>One queue out of several, so that whoever stops reading after ten has read of each what they would have of a hundred.</summary>
public static class QueueMix
{
    // Thirds added up three times are not quite one, and equals must stay equal.
    private const int Decimals = 9;

    /// <summary>
    /// Each stratum appears in proportion to its share, as evenly as whole items allow: the one that is furthest behind is next, the earlier one of equals.
    /// A stratum that has run dry gives its place to the others, in proportion; one without a share comes when all others have.
    /// </summary>
    /// <param name="strata">Shares need not add up to 1. Items in the order in which they should be read.</param>
    /// <exception cref="ArgumentException">A share is negative or not a number.</exception>
    public static IReadOnlyList<(string Stratum, T Item)> Interleave<T>(IReadOnlyList<(string Stratum, double Share, IReadOnlyList<T> Items)> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        foreach (var (stratum, share, _) in strata)
        {
            if (!double.IsFinite(share) || share < 0)
                throw new ArgumentException($"The share of {stratum} is {share}; it must be 0 or more.", nameof(strata));
        }
        var taken = new int[strata.Count];
        var owed = new double[strata.Count];
        List<(string, T)> mixed = new(strata.Sum(stratum => stratum.Items.Count));
        while (mixed.Count < mixed.Capacity)
        {
            var next = FurthestBehind(strata, taken, owed);
            mixed.Add((strata[next].Stratum, strata[next].Items[taken[next]++]));
        }
        return mixed;
    }

    // At each place every stratum that is left is owed its part of it, and who gets the place pays one.
    private static int FurthestBehind<T>(IReadOnlyList<(string Stratum, double Share, IReadOnlyList<T> Items)> strata, int[] taken, double[] owed)
    {
        var left = Enumerable.Range(0, strata.Count).Where(i => taken[i] < strata[i].Items.Count).ToList();
        var shares = left.Sum(i => strata[i].Share);
        if (shares == 0)
            return left[0];
        foreach (var i in left)
            owed[i] += strata[i].Share / shares;
        var next = left.Where(i => strata[i].Share > 0).MaxBy(i => Math.Round(owed[i], Decimals));
        owed[next]--;
        return next;
    }
}
