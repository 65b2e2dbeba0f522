using Monitor.Classifiers.Models;
using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests.Training;

public sealed class CardTests
{
    private static readonly TrainingInput Input = Examples.Input with
    {
        Examples =
        [
            .. Examples.Input.Examples,
            .. Examples.Input.Examples.Select(example => example with { Family = "copy-" + example.Family, Title = example.Title + " (2)" }),
            // A pension scheme that somebody called relevant by mistake, beside two that nobody did.
            .. Enumerable.Range(0, 2).Select(i => Examples.Row($"pension-{i}", "en", false, "", $"Pension scheme for retired police officers, part {(char)('a' + i)}")),
            Examples.Row("slip", "en", true, "", "Pension scheme for retired police officers and their widows and orphans"),
        ],
    };

    private static readonly ModelCard Card = Examples.Train(Input).Card;

    [Fact]
    public void Languages_add_up_to_all_examples_and_the_largest_comes_first()
    {
        var languages = Card.LanguageMetrics!;

        Assert.Equal(Card.Languages, languages.Count);
        Assert.Equal("en", languages.Keys.First());
        Assert.Equal((Card.Examples, Card.Relevant), (languages.Values.Sum(metrics => metrics.Examples), languages.Values.Sum(metrics => metrics.Positives)));
        Assert.Equal((Card.Metrics.Recall.Hits, Card.Metrics.Precision.Of), (languages.Values.Sum(m => m.Recall.Hits), languages.Values.Sum(m => m.Precision.Of)));
        Assert.True(languages["ko"].Recall.High - languages["ko"].Recall.Low > languages["en"].Recall.High - languages["en"].Recall.Low);
    }

    [Fact]
    public void Each_trained_instrument_has_its_metrics_over_the_relevant_and_no_other_has()
    {
        Assert.Equal(Instruments.All.Except(Card.ByKeywordOnly).Order(), Card.InstrumentMetrics!.Keys.Order());
        Assert.NotEmpty(Card.InstrumentMetrics);
        Assert.All(Card.InstrumentMetrics, pair => Assert.Equal((Card.Relevant, Card.InstrumentSupport[pair.Key]), (pair.Value.Examples, pair.Value.Positives)));
    }

    [Fact]
    public void The_curve_falls_from_nearly_all_to_few_and_meets_the_metrics_in_the_middle()
    {
        var curve = Card.Curve!;

        Assert.Equal(Enumerable.Range(1, 99).Select(i => i / 100.0), curve.Select(point => point.Threshold));
        Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.First.Flagged >= pair.Second.Flagged && pair.First.Hits >= pair.Second.Hits));
        Assert.All(curve, point => Assert.InRange(point.Hits, 0, Math.Min(point.Flagged, Card.Relevant)));
        Assert.Equal((Card.Metrics.Precision.Of, Card.Metrics.Precision.Hits), (curve[49].Flagged, curve[49].Hits));
        Assert.True(curve[0].Flagged > curve[98].Flagged);
    }

    [Fact]
    public void A_label_given_by_mistake_is_doubted_before_others()
    {
        var doubts = Card.Doubts!;

        Assert.Equal("slip", doubts.First(doubt => doubt.Relevant).Family);
        Assert.All(doubts, doubt => Assert.NotEqual(doubt.Relevant, doubt.Relevance >= 0.5));
        Assert.Equal(doubts.OrderByDescending(doubt => Math.Abs(doubt.Relevance - 0.5)), doubts);
        Assert.InRange(doubts.Count, 1, 100);
    }
}
