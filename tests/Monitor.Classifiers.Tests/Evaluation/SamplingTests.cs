using CsCheck;
using Monitor.Classifiers.Evaluation;

namespace Monitor.Classifiers.Tests.Evaluation;

public sealed class SamplingTests
{
    [Fact]
    public void A_sample_follows_population_times_standard_deviation()
    {
        StratumSize[] strata = [new("low", 0, 0.2, 1000), new("middle", 0.4, 0.6, 1000), new("empty", 0.6, 0.7, 0), new("twice the middle", 0.4, 0.6, 2000)];

        // sqrt(.1 x .9) = .3 against .5: 3 : 5 : 0 : 10.
        Assert.Equal([30, 50, 0, 100], SampleAllocation.Allocate(strata, 180).Select(pair => pair.Draw));
    }

    [Fact]
    public void A_band_that_is_read_out_gives_its_share_to_the_others()
    {
        // Weights 156 : 50 would give the middle 121 of its 100.
        StratumSize[] strata = [new("low", 0, 0.05, 1000), new("middle", 0.4, 0.6, 100)];

        Assert.Equal([400, 100], SampleAllocation.Allocate(strata, 500).Select(pair => pair.Draw));
    }

    [Fact]
    public void A_band_of_score_nought_is_not_taken_to_be_sure() =>
        Assert.True(SampleAllocation.Allocate([new("sure", 0, 0, 10_000), new("rest", 0.4, 0.6, 100)], 100)[0].Draw > 50);

    [Fact]
    public void An_allocation_adds_up_leaves_no_band_out_and_asks_for_no_more_than_there_is() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Frequency((1, Gen.Const(0)), (2, Gen.Int[1, 5]), (4, Gen.Int[1, 100_000]))).List[0, 8]
            .Select(Gen.Int[0, 3000]).Sample((bands, total) =>
            {
                StratumSize[] strata = [.. bands.Select((band, i) => new StratumSize($"{i}", band.Item1, band.Item2, band.Item3))];
                var draws = SampleAllocation.Allocate(strata, total);
                var room = total >= strata.Sum(stratum => Math.Min(2, stratum.Population));
                return draws.Sum(pair => pair.Draw) == Math.Min(total, strata.Sum(stratum => (long)stratum.Population))
                    && draws.Select(pair => pair.Stratum).SequenceEqual(strata)
                    && draws.All(pair => pair.Draw >= 0 && pair.Draw <= pair.Stratum.Population)
                    && (!room || draws.All(pair => pair.Draw >= Math.Min(2, pair.Stratum.Population)))
                    && draws.SequenceEqual(SampleAllocation.Allocate(strata, total));
            }, iter: 2000);

    [Fact]
    public void A_score_that_is_none_is_refused() => Assert.Throws<ArgumentException>(() => SampleAllocation.Allocate([new("x", 0, double.NaN, 5)], 1));

    [Fact]
    public void A_draw_takes_each_once_and_the_same_for_the_same_seed() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 80], Gen.Int).Sample((there, count, seed) =>
        {
            int[] from = [.. Enumerable.Range(0, there)];
            var drawn = SeededSample.Draw(from, count, seed);
            return drawn.Count == Math.Min(there, count) && drawn.Distinct().Count() == drawn.Count && drawn.All(from.Contains)
                && drawn.SequenceEqual(SeededSample.Draw(from, count, seed)) && from.SequenceEqual(Enumerable.Range(0, there));
        });

    [Fact]
    public void Every_document_has_the_same_chance_in_every_place()
    {
        const int Seeds = 6000;
        int[] from = [.. Enumerable.Range(0, 20)];
        var times = new int[20];
        var first = new int[20];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var drawn = SeededSample.Draw(from, 5, seed);
            first[drawn[0]]++;
            foreach (var document in drawn)
                times[document]++;
        }

        // Five standard deviations around 1,500 and 300.
        Assert.All(times, count => Assert.InRange(count, 1500 - 168, 1500 + 168));
        Assert.All(first, count => Assert.InRange(count, 300 - 85, 300 + 85));
    }

    [Theory]
    [InlineData(10, 0.3)]
    [InlineData(5000, 0.002)]
    [InlineData(5000, 0.4)]
    [InlineData(40, 0.97)]
    [InlineData(1_000_000, 0.00001)]
    public void Counts_have_the_mean_and_spread_of_a_binomial(int n, double share)
    {
        var random = new SeededRandom(3);
        var counts = Enumerable.Range(0, 20_000).Select(_ => (double)random.NextBinomial(n, share)).ToList();

        var variance = n * share * (1 - share);
        Assert.InRange(counts.Average(), (n * share) - (5 * Math.Sqrt(variance / counts.Count)), (n * share) + (5 * Math.Sqrt(variance / counts.Count)));
        Assert.InRange(counts.Average(count => Math.Pow(count - (n * share), 2)) / variance, 0.94, 1.06);
        Assert.All(counts, count => Assert.InRange(count, 0, n));
    }

    [Theory]
    [InlineData(0.5, 100.5)]
    [InlineData(0.5, 0.5)]
    [InlineData(30, 12)]
    [InlineData(0.01, 0.02)]
    public void Shares_have_the_mean_and_spread_of_a_beta(double a, double b)
    {
        var random = new SeededRandom(4);
        var shares = Enumerable.Range(0, 40_000).Select(_ => random.NextBeta(a, b)).ToList();

        var (mean, variance) = (a / (a + b), a * b / (a + b) / (a + b) / (a + b + 1));
        Assert.InRange(shares.Average(), mean - (5 * Math.Sqrt(variance / shares.Count)), mean + (5 * Math.Sqrt(variance / shares.Count)));
        Assert.InRange(shares.Average(share => Math.Pow(share - mean, 2)) / variance, 0.93, 1.07);
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
    }
}
