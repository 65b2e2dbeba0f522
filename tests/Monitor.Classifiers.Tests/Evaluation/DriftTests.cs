using CsCheck;
using Monitor.Classifiers.Evaluation;

namespace Monitor.Classifiers.Tests.Evaluation;

public sealed class DriftTests
{
    [Fact]
    public void The_index_is_the_sum_over_bins()
    {
        // 3 and 1 documents in the first and last bin against 1 and 3; half a document is added to each of eight bins.
        var expected = 2 * ((3.5 / 8) - (1.5 / 8)) * Math.Log(3.5 / 1.5);

        Assert.Equal(expected, Drift.Psi([0.01, 0.02, 0.049, 0.9], [0.01, 0.8, 0.9, 1]), 9);
    }

    [Fact]
    public void The_index_is_finite_never_below_nought_and_the_same_both_ways() =>
        Gen.Double[0, 1].List[0, 80].Select(Gen.Double[0, 1].List[0, 80]).Sample((before, now) =>
        {
            var psi = Drift.Psi(before, now);
            return double.IsFinite(psi) && psi >= 0 && Math.Abs(psi - Drift.Psi(now, before)) < 1e-9 && Math.Abs(Drift.Psi(before, before)) < 1e-12;
        });

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    [InlineData(2000)]
    public void What_stays_the_same_is_seldom_called_changed(int documents)
    {
        var random = new SeededRandom(documents);
        var steady = Enumerable.Range(0, 200)
            .Count(_ => DriftWords.LevelOf(Drift.Compare("x", Scores(documents, random, 3), Scores(documents, random, 3))) == DriftLevel.Steady);

        Assert.InRange(steady, 194, 200);
    }

    [Fact]
    public void What_changes_is_called_changed()
    {
        var random = new SeededRandom(1);
        var levels = Enumerable.Range(0, 100).Select(_ => DriftWords.LevelOf(Drift.Compare("x", Scores(400, random, 3), Scores(400, random, 1)))).ToList();

        Assert.All(levels, level => Assert.Equal(DriftLevel.Act, level));
    }

    [Theory]
    [InlineData(49, 5000, DriftLevel.TooFewToSay)]
    [InlineData(5000, 49, DriftLevel.TooFewToSay)]
    [InlineData(5000, 5000, DriftLevel.Act)]
    [InlineData(60, 60, DriftLevel.Steady)]
    public void A_level_needs_documents(int before, int now, DriftLevel level) =>
        Assert.Equal(level, DriftWords.LevelOf(new DriftReading("x", before, now, 0.3, 0.2, 0.1)));

    [Theory]
    [InlineData(0.0999, DriftLevel.Steady)]
    [InlineData(0.1, DriftLevel.Look)]
    [InlineData(0.25, DriftLevel.Act)]
    public void The_marks_are_a_tenth_and_a_quarter(double psi, DriftLevel level) =>
        Assert.Equal(level, DriftWords.LevelOf(new DriftReading("x", 5000, 5000, psi, 0.2, 0.1)));

    [Fact]
    public void Texts_that_changed_are_said_first() => Assert.Equal(
        "Seoul: act: the texts themselves changed: median length 4,100 -> 600 characters; check the parser before the model; "
        + "scores lower than before (median 0.31 -> 0.08, PSI 0.42); more unknown words than before (share 0.10 -> 0.25); 1,500 documents before, 420 now.",
        DriftWords.Say(new DriftReading("Seoul", 1500, 420, 0.42, 0.31, 0.08, 0.1, 0.25, 4100, 600)));

    [Theory]
    [InlineData(0.02, 0.1, 0.11, "Oslo: steady: scores as before (median 0.10 -> 0.11, PSI 0.02); 500 documents before, 500 now.")]
    [InlineData(0.2, 0.1, 0.3, "Oslo: look: scores higher than before (median 0.10 -> 0.30, PSI 0.20); 500 documents before, 500 now.")]
    [InlineData(0.2, 0.1, 0.1, "Oslo: look: scores spread otherwise around the same middle (median 0.10 -> 0.10, PSI 0.20); 500 documents before, 500 now.")]
    public void Words_follow_the_scores(double psi, double before, double now, string words) =>
        Assert.Equal(words, DriftWords.Say(new DriftReading("Oslo", 500, 500, psi, before, now)));

    [Fact]
    public void What_chance_can_do_and_what_is_too_few_are_said_as_such()
    {
        Assert.Contains("no further than chance moves so few", DriftWords.Say(new DriftReading("Oslo", 60, 60, 0.3, 0.1, 0.2)), StringComparison.Ordinal);
        Assert.Equal("Oslo: too few to say: 700 documents before and 8 now, of at least 50 each.", DriftWords.Say(new DriftReading("Oslo", 700, 8, 0.9, 0.1, 0.2)));
    }

    [Theory]
    [InlineData(1000.0, 2000.0, true)]
    [InlineData(1000.0, 500.0, true)]
    [InlineData(1000.0, 1900.0, false)]
    [InlineData(0.0, 0.0, false)]
    [InlineData(null, 500.0, false)]
    public void Texts_of_half_or_double_the_length_call_for_a_look(double? before, double? now, bool look) => Assert.Equal(
        look ? DriftLevel.Look : DriftLevel.Steady, DriftWords.LevelOf(new DriftReading("x", 500, 500, 0, 0.1, 0.1, null, null, before, now)));

    [Fact]
    public void A_score_that_is_none_is_refused() => Assert.Throws<ArgumentException>(() => Drift.Psi([0.5], [double.NaN]));

    [Fact]
    public void The_median_of_two_is_between_them() => Assert.Equal((2.5, 2.0, 0.0), (Drift.Median([4, 1]), Drift.Median([9, 1, 2]), Drift.Median([])));

    // The higher the power, the nearer to nought.
    private static DriftSample Scores(int documents, SeededRandom random, double power) =>
        new() { Scores = [.. Enumerable.Range(0, documents).Select(_ => Math.Pow(random.NextShare(), power))] };
}
