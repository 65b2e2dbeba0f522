namespace Monitor.Classifiers.Evaluation;

/// <summary>What one reader said of one text.</summary>
public sealed record Rating(string Item, string Rater, string Label);

/// <summary>How far readers agree, beyond what chance would make them.</summary>
public static class Agreement
{
    /// <summary>With fewer texts in common nothing is said.</summary>
    public const int FewestInCommon = 20;

    // Relevant or not are two, also where everybody said the same.
    private const int FewestLabels = 2;

    /// <summary>Any number of readers, who need not have read the same texts. Where a reader labelled a text twice, the last counts.</summary>
    public static AgreementReading Of(IReadOnlyList<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var last = ratings.GroupBy(rating => (rating.Item, rating.Rater)).Select(group => group.Last()).ToList();
        var raters = last.Select(rating => rating.Rater).Distinct().Order(StringComparer.Ordinal).ToList();
        var items = last.GroupBy(rating => rating.Item).Select(item => item.ToList()).ToList();
        var common = items.Where(item => item.Count >= 2).ToList();
        return new AgreementReading
        {
            Items = common.Count,
            Raters = raters.Count,
            Agreed = Measuring.Wilson(common.Count(item => item.TrueForAll(rating => rating.Label == item[0].Label)), common.Count),
            Kappa = raters.Count == 2 && common.Count > 0 ? Kappa(common, raters[0]) : null,
            Ac1 = common.Count > 0 ? Ac1(items, common) : null,
        };
    }

    // Cohen 1960. Where both readers give one and the same label throughout, chance explains everything and nothing is left to divide by.
    private static double? Kappa(List<List<Rating>> common, string first)
    {
        var pairs = common.Select(item => (First: item.First(rating => rating.Rater == first).Label, Second: item.First(rating => rating.Rater != first).Label)).ToList();
        double n = pairs.Count;
        var agreed = pairs.Count(pair => pair.First == pair.Second) / n;
        var chance = pairs.Select(pair => pair.First).Distinct()
            .Sum(label => pairs.Count(pair => pair.First == label) / n * (pairs.Count(pair => pair.Second == label) / n));
        return chance < 1 ? (agreed - chance) / (1 - chance) : null;
    }

    // Gwet 2008, with the gaps of his handbook (2014): pairs count where there are two readers, a label's share wherever there is one.
    private static double Ac1(List<List<Rating>> items, List<List<Rating>> common)
    {
        var labels = items.SelectMany(item => item.Select(rating => rating.Label)).Distinct().ToList();
        var agreed = common.Average(item => item.GroupBy(rating => rating.Label).Sum(label => label.Count() * (label.Count() - 1.0)) / (item.Count * (item.Count - 1.0)));
        var shares = labels.Select(label => items.Average(item => item.Count(rating => rating.Label == label) / (double)item.Count));
        var chance = shares.Sum(share => share * (1 - share)) / (Math.Max(FewestLabels, labels.Count) - 1);
        return (agreed - chance) / (1 - chance);
    }
}

/// <summary>The agreement of readers about the texts that at least two of them labelled.</summary>
public sealed record AgreementReading
{
    public required int Items { get; init; }

    public required int Raters { get; init; }

    /// <summary>Texts about which all of their readers agree.</summary>
    public required Proportion Agreed { get; init; }

    /// <summary>Cohen's kappa, -1 to 1; null with more than two readers, or where both said the same of everything. Low where one label is rare, however well readers agree.</summary>
    public required double? Kappa { get; init; }

    /// <summary>Gwet's AC1, -1 to 1, over all pairs of readers; null without a text in common.</summary>
    public required double? Ac1 { get; init; }

    public string InWords()
    {
        var (who, both) = Raters == 2 ? ("Both readers", "both") : ("All of their readers", "two or more");
        if (Items < Agreement.FewestInCommon)
            return $"Too few to say: {Words.Count(Items)} of at least {Words.Count(Agreement.FewestInCommon, "text")} were labelled by {both}.";
        var kappa = Kappa is { } value ? $"; Cohen's kappa {Words.Number(value)}" : "";
        return $"{who} agree on {Words.Count(Agreed.Hits)} of {Words.Count(Items, "text")} "
            + $"({Words.Share(Agreed.Value)}; {Words.Share(Agreed.Low)} to {Words.Share(Agreed.High)}){kappa}; Gwet's AC1 {Words.Number(Ac1 ?? 0)}.";
    }
}
