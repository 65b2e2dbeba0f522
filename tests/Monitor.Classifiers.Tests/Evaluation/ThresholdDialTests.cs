using CsCheck;
using Monitor.Classifiers.Evaluation;

namespace Monitor.Classifiers.Tests.Evaluation;

public sealed class ThresholdDialTests
{
    [Fact]
    public void A_miss_as_bad_as_so_many_alerts_sets_the_threshold()
    {
        var positions = ThresholdDial.Positions([], 10, [], 1);

        Assert.Equal([1, 2, 3, 5, 10, 20, 50], positions.Select(position => position.CostRatio));
        Assert.All(positions, position => Assert.Equal(position.Threshold * position.CostRatio, 1 - position.Threshold, 9));
    }

    [Fact]
    public void A_position_reads_the_curve_at_the_next_threshold_and_counts_the_recent()
    {
        CurvePoint[] curve = [new(0.1, 300, 98), new(0.5, 100, 90), new(0.6, 80, 75), new(0.35, 140, 95)];
        var positions = ThresholdDial.Positions(curve, 100, [0.5, 0.4, 0.9, 0.09, 0.01], 2);

        Assert.Equal((10, 90, 100, 1.0), (positions[0].Missed.Hits, positions[0].Right.Hits, positions[0].Right.Of, positions[0].AlertsAWeek!.Value));
        // Between .1 and .35 lies 1/3, and what was flagged from .35 on is sure to be flagged.
        Assert.Equal((5, 95, 1.5), (positions[1].Missed.Hits, positions[1].Right.Hits, positions[1].AlertsAWeek!.Value));
        Assert.Equal((2, 1.5), (positions[4].Missed.Hits, positions[4].AlertsAWeek!.Value));
    }

    [Fact]
    public void The_worse_a_miss_the_more_alerts_and_the_fewer_missed() =>
        Gen.Select(Gen.Double[0, 1], Gen.Bool).List[1, 100].Sample(examples =>
        {
            var positives = examples.Count(example => example.Item2);
            List<CurvePoint> curve =
                [.. examples.Select(at => new CurvePoint(at.Item1, examples.Count(e => e.Item1 >= at.Item1), examples.Count(e => e.Item1 >= at.Item1 && e.Item2)))];
            var positions = ThresholdDial.Positions(curve, positives, [.. examples.Select(example => example.Item1)], 4);
            return positions.Zip(positions.Skip(1)).All(pair => pair.Second.AlertsAWeek >= pair.First.AlertsAWeek && pair.Second.Missed.Hits <= pair.First.Missed.Hits)
                && positions.All(position => position.Missed.Hits == examples.Count(e => e.Item2 && e.Item1 < position.Threshold));
        });

    [Fact]
    public void More_hits_than_there_are_is_refused() => Assert.Throws<ArgumentException>(() => ThresholdDial.Positions([new(0.5, 20, 11)], 10, [], 1));

    [Theory]
    [InlineData(3.2, 76, 1523, 890, 1000, "about 3 alerts a week; would have missed about 1 in 20 of the labelled laws (n = 1,523; between 1 in 16 and 1 in 25); of 10 labelled texts it flags about 9 are right (n = 1,000)")]
    [InlineData(1.1, 0, 200, 30, 30, "about 1 alert a week; would have missed none of 200; likely fewer than 1 in 66; 30 of the 30 labelled texts that reach it are right")]
    [InlineData(0.33, 0, 4, 97, 100, "about 1 alert in 3 weeks; would have missed none of 4 labelled laws, too few to say more; of 100 labelled texts it flags about 97 are right (n = 100)")]
    [InlineData(0.0, 60, 100, 1, 90, "no alert among the recent documents; would have missed about 6 in 10 of the labelled laws (n = 100; between 7 in 10 and 5 in 10); of 100 labelled texts it flags about 1 is right (n = 90)")]
    [InlineData(null, 100, 100, 0, 0, "no documents yet to say how many alerts; would have missed all 100 of the labelled laws; no labelled text reaches it, so nothing says how much of what it flags would be right")]
    [InlineData(1234.0, 0, 0, 1, 3, "about 1,234 alerts a week; no labelled laws to say how many it would miss; 1 of the 3 labelled texts that reach it is right")]
    public void A_position_is_said_in_numbers_that_one_can_picture(double? aWeek, int missed, int positives, int right, int flagged, string words) =>
        Assert.Equal(words, DialWords.Say(new DialPosition
        {
            Threshold = 0.1,
            CostRatio = 9,
            AlertsAWeek = aWeek,
            Missed = Measuring.Wilson(missed, positives),
            Right = Measuring.Wilson(right, flagged),
        }));
}
