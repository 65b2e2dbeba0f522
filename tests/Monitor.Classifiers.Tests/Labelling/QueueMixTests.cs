using CsCheck;
using Monitor.Classifiers.Labelling;

namespace Monitor.Classifiers.Tests.Labelling;

public sealed class QueueMixTests
{
    // Items, with up to six strata.
    private const double Furthest = 2;

    private static readonly Gen<List<(string Stratum, double Share, IReadOnlyList<int> Items)>> Strata =
        Gen.Select(Gen.Frequency((1, Gen.Const(0.0)), (5, Gen.Double[0.01, 1])), Gen.Int[0, 60]).List[0, 6].Select(strata => strata
            .Select((stratum, i) => ($"{i}", stratum.Item1, (IReadOnlyList<int>)[.. Enumerable.Range(1000 * i, stratum.Item2)])).ToList());

    [Theory]
    [InlineData("abababab", 1, 1)]
    [InlineData("abaabaaba", 2, 1)]
    [InlineData("aabaaaabaaaabaa", 4, 1)]
    public void Shares_are_mixed_smoothly(string start, double first, double second)
    {
        var mixed = QueueMix.Interleave<int>([("a", first, [.. Enumerable.Range(0, 100)]), ("b", second, [.. Enumerable.Range(0, 100)])]);
        var letters = string.Concat(mixed.Select(place => place.Stratum));

        Assert.Equal(200, mixed.Count);
        Assert.StartsWith(start, letters, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_item_comes_once_and_those_of_a_stratum_in_their_order() => Strata.Sample(strata =>
    {
        var mixed = QueueMix.Interleave(strata);
        return mixed.Count == strata.Sum(stratum => stratum.Items.Count)
            && strata.All(stratum => mixed.Where(place => place.Stratum == stratum.Stratum).Select(place => place.Item).SequenceEqual(stratum.Items))
            && mixed.SequenceEqual(QueueMix.Interleave(strata));
    });

    [Fact]
    public void Until_one_runs_dry_every_stratum_keeps_near_its_share() => Strata.Sample(strata =>
    {
        var asked = strata.Where(stratum => stratum.Items.Count > 0).ToList();
        var shares = asked.Sum(stratum => stratum.Share);
        var counts = asked.ToDictionary(stratum => stratum.Stratum, _ => 0);
        var places = 0;
        foreach (var (name, _) in QueueMix.Interleave(strata))
        {
            counts[name]++;
            places++;
            if (shares == 0 || asked.Any(stratum => counts[stratum.Stratum] == stratum.Items.Count))
                return true;
            if (asked.Any(stratum => Math.Abs(counts[stratum.Stratum] - (places * stratum.Share / shares)) > Furthest))
                return false;
        }
        return true;
    });

    [Fact]
    public void A_stratum_that_runs_dry_leaves_its_place_to_the_others_in_proportion()
    {
        var mixed = QueueMix.Interleave<int>([("a", 0.8, [1]), ("b", 0.1, [.. Enumerable.Range(0, 50)]), ("c", 0.1, [.. Enumerable.Range(0, 50)])]);

        Assert.Equal("a", mixed[0].Stratum);
        Assert.InRange(mixed.Take(21).Count(place => place.Stratum == "b"), 9, 11);
    }

    [Fact]
    public void What_has_no_share_comes_last_and_if_none_has_any_all_come_in_order()
    {
        Assert.Equal("bba", string.Concat(QueueMix.Interleave<int>([("a", 0, [1]), ("b", 1, [1, 2])]).Select(place => place.Stratum)));
        Assert.Equal("aab", string.Concat(QueueMix.Interleave<int>([("a", 0, [1, 2]), ("b", 0, [1])]).Select(place => place.Stratum)));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_share_that_is_none_is_refused(double share) => Assert.Throws<ArgumentException>(() => QueueMix.Interleave<int>([("a", share, [1])]));
}
