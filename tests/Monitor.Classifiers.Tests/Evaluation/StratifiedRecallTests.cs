using Monitor.Classifiers.Evaluation;

namespace Monitor.Classifiers.Tests.Evaluation;

public sealed class StratifiedRecallTests
{
    private static readonly SampledStratum Above = new("0.5 to 1", true, 100, 100, 80);

    [Fact]
    public void Estimates_are_those_of_horvitz_and_thompson()
    {
        var estimate = StratifiedRecall.Estimate(
            [new("high", true, 100, 50, 40), new("middle", false, 200, 50, 5), new("low", false, 1000, 100, 1)]);

        Assert.Equal((80.0, 30.0), (estimate.FoundEstimate, estimate.MissedEstimate));
        Assert.Equal(80 / 110.0, estimate.Recall!.Value, 9);
        Assert.Equal(0.8, estimate.Precision!.Value, 9);
        Assert.Equal((200, 150), (estimate.Answered, estimate.AnsweredBelow));
        Assert.InRange(estimate.MissedEstimate, estimate.MissedLow, estimate.MissedHigh);
    }

    [Theory]
    [InlineData(100, 10_000)]
    [InlineData(300, 10_000)]
    [InlineData(1000, 50_000)]
    public void None_found_in_n_bounds_what_is_missed_at_about_three_nths(int sampled, int population)
    {
        var estimate = StratifiedRecall.Estimate([Above, new("low", false, population, sampled, 0)]);

        var ruleOfThree = 3.0 / sampled * population;
        Assert.InRange(estimate.MissedHigh, 0.7 * ruleOfThree, 1.3 * ruleOfThree);
        Assert.Equal((0.0, 0.0, 1.0), (estimate.MissedEstimate, estimate.MissedLow, estimate.High));
        Assert.InRange(estimate.Low, 0.01, 80 / (80 + (0.7 * ruleOfThree)));
    }

    [Fact]
    public void All_read_leaves_no_doubt()
    {
        var estimate = StratifiedRecall.Estimate([Above, new("low", false, 500, 500, 20)]);

        Assert.Equal((0.8, 0.8, 0.8), (estimate.Recall, estimate.Low, estimate.High));
        Assert.Equal((20.0, 20.0), (estimate.MissedLow, estimate.MissedHigh));
        Assert.Equal((0.8, 0.8), (estimate.PrecisionLow, estimate.PrecisionHigh));
    }

    [Fact]
    public void The_more_is_read_the_narrower_the_interval()
    {
        var widths = new[] { 50, 200, 800, 3200 }.Select(sampled => StratifiedRecall.Estimate([Above, new("low", false, 4000, sampled, sampled / 50)]))
            .Select(estimate => estimate.High - estimate.Low).ToList();

        Assert.All(widths.Zip(widths.Skip(1)), pair => Assert.True(pair.Second < 0.75 * pair.First, string.Join(' ', widths)));
    }

    [Fact]
    public void Draws_over_time_tell_as_much_as_one_draw_of_the_same_size()
    {
        var once = StratifiedRecall.Estimate([Above, new("low", false, 10_000, 500, 0)]);
        var weekly = StratifiedRecall.Estimate([Above, .. Enumerable.Range(0, 50).Select(_ => new SampledStratum("low", false, 200, 10, 0))]);

        Assert.InRange(weekly.MissedHigh, 0.8 * once.MissedHigh, 1.2 * once.MissedHigh);
    }

    [Fact]
    public void A_draw_that_nobody_answered_is_judged_by_its_band()
    {
        var estimate = StratifiedRecall.Estimate([Above, new("low", false, 1000, 100, 10), new("low", false, 500, 0, 0)]);

        Assert.Equal(150, estimate.MissedEstimate, 9);
        Assert.False(estimate.TooFewToSay);
    }

    [Fact]
    public void A_small_band_that_nobody_read_widens_the_interval_and_a_large_one_forbids_to_say()
    {
        var small = StratifiedRecall.Estimate([Above, new("low", false, 1000, 300, 3), new("middle", false, 60, 0, 0)]);
        var without = StratifiedRecall.Estimate([Above, new("low", false, 1000, 300, 3)]);
        var large = StratifiedRecall.Estimate([Above, new("low", false, 1000, 300, 3), new("middle", false, 600, 0, 0)]);

        Assert.False(small.TooFewToSay);
        Assert.True(small.Low < without.Low - 0.1, $"{small.Low} {without.Low}");
        Assert.Equal("Too few to say: Nobody read any of the 600 documents of the band middle.", large.InWords());
    }

    [Fact]
    public void Words_give_the_interval_and_what_was_read()
    {
        var estimate = StratifiedRecall.Estimate([Above, new("low", false, 2000, 1200, 12)]) with { Low = 0.714, High = 0.8449 };

        Assert.Equal("Recall about 0.80 (0.71 to 0.84), from 1,300 documents read by people: 1,200 below the threshold, 100 above.", estimate.InWords());
        Assert.Contains("to over 0.99)", (estimate with { High = 0.9999 }).InWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, 0, 10, 5, "Too few to say: 12 of at least 30 documents below the threshold were read.")]
    [InlineData(60, 3, 0, 0, "Too few to say: No document above the threshold was read.")]
    [InlineData(0, 0, 0, 0, "Too few to say: 0 of at least 30 documents below the threshold were read. No document above the threshold was read.")]
    [InlineData(60, 0, 10, 0, "Too few to say: No relevant document was found among the 70 read.")]
    public void Too_little_read_is_too_few_to_say_and_why(int below, int relevantBelow, int above, int relevantAbove, string words)
    {
        var estimate = StratifiedRecall.Estimate([new("high", true, 50, above, relevantAbove), new("low", false, 2000, below, relevantBelow)]);

        Assert.True(estimate.TooFewToSay);
        Assert.Null(estimate.Recall);
        Assert.Equal(words, estimate.InWords());
    }

    [Theory]
    [InlineData(29, 1, false)]
    [InlineData(30, 1, true)]
    [InlineData(30, 0, false)]
    public void Whether_enough_was_read_goes_by_how_many_and_not_by_what_was_found(int below, int above, bool enough)
    {
        Assert.Equal(enough, StratifiedRecall.IsReadEnough([new("high", true, 50, above, 0), new("low", false, 2000, below, 0)]));
        Assert.Equal(enough, StratifiedRecall.IsReadEnough([new("high", true, 50, above, above), new("low", false, 2000, below, below)]));
    }

    [Fact]
    public void Nothing_at_all_is_too_few_to_say()
    {
        var estimate = StratifiedRecall.Estimate([]);

        Assert.True(estimate.TooFewToSay);
        Assert.Equal((0.0, 1.0, null), (estimate.Low, estimate.High, estimate.Precision));
    }

    [Fact]
    public void Twenty_documents_below_that_were_all_read_are_enough() =>
        Assert.False(StratifiedRecall.Estimate([Above, new("low", false, 20, 20, 1)]).TooFewToSay);

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        SampledStratum[] strata = [Above, new("low", false, 2000, 100, 2)];

        Assert.Equal(StratifiedRecall.Estimate(strata, seed: 5), StratifiedRecall.Estimate(strata, seed: 5));
        Assert.NotEqual(StratifiedRecall.Estimate(strata, seed: 5), StratifiedRecall.Estimate(strata, seed: 6));
    }

    [Fact]
    public void More_sampled_than_there_are_is_refused() =>
        Assert.Throws<ArgumentException>(() => StratifiedRecall.Estimate([new("low", false, 10, 11, 0)]));

    // Population, relevant and sampled of the band above and of those below, each split over so many draws. Fewer simulations than in use: it is run 1,200 times.
    [Theory]
    [InlineData(1, "80/60/80", "300/20/60", "1000/10/100", "20000/10/150")]
    [InlineData(1, "200/150/50", "500/60/100", "5000/50/300")]
    [InlineData(1, "60/55/30", "3000/0/200")]
    [InlineData(1, "40/30/40", "10000/15/400")]
    [InlineData(4, "200/160/200", "2000/40/400", "20000/60/400")]
    [InlineData(1, "100/20/60", "4000/200/200")]
    public void Nine_of_ten_intervals_hold_the_truth(int draws, params string[] bands)
    {
        var truth = bands.Select(band => band.Split('/').Select(int.Parse).ToArray()).ToList();
        var recall = truth[0][1] / (double)truth.Sum(band => band[1]);
        var missed = truth.Skip(1).Sum(band => band[1]);
        var precision = truth[0][1] / (double)truth[0][0];
        var random = new SeededRandom(20261123);
        var (held, missedHeld, precisionHeld) = (0, 0, 0);
        for (var repetition = 0; repetition < 200; repetition++)
        {
            var strata = truth.SelectMany((band, i) => Enumerable.Range(0, draws).Select(draw => Sample(band, i, draw, draws, random))).ToList();
            var estimate = StratifiedRecall.Estimate(strata, repetition, simulations: 240);
            held += estimate.Low <= recall && recall <= estimate.High ? 1 : 0;
            missedHeld += estimate.MissedLow <= missed && missed <= estimate.MissedHigh ? 1 : 0;
            precisionHeld += estimate.PrecisionLow <= precision && precision <= estimate.PrecisionHigh ? 1 : 0;
        }

        Assert.True(held >= 180 && missedHeld >= 180 && precisionHeld >= 180, $"recall {held}, missed {missedHeld}, precision {precisionHeld} of 200");
    }

    private static SampledStratum Sample(int[] band, int number, int draw, int draws, SeededRandom random)
    {
        int Part(int whole) => (whole * (draw + 1) / draws) - (whole * draw / draws);
        var (population, relevant, sampled) = (Part(band[0]), Part(band[1]), Part(band[2]));
        var hits = 0;
        for (var i = 0; i < sampled; i++)
            hits += random.Below(population - i) < relevant - hits ? 1 : 0;
        return new SampledStratum($"band {number}", number == 0, population, sampled, hits);
    }
}
