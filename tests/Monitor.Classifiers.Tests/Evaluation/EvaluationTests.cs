using Monitor.Classifiers.Evaluation;

namespace Monitor.Classifiers.Tests.Evaluation;

public sealed class EvaluationTests
{
    [Fact]
    public void Average_precision_and_wilson_interval_are_the_textbook_values()
    {
        var area = Measuring.AveragePrecision([0.9, 0.8, 0.7, 0.6], [true, false, true, false]);
        var share = Measuring.Wilson(8, 10);

        Assert.Equal((1 + (2 / 3.0)) / 2, area, 9);
        Assert.Equal(0.4902, share.Low, 4);
        Assert.Equal(0.9433, share.High, 4);
    }

    [Fact]
    public void Nothing_to_measure_is_not_a_division_by_zero()
    {
        var metrics = Measuring.Measure([], [], []);

        Assert.Equal(0, metrics.PrAuc);
        Assert.Equal(0, metrics.F2);
        Assert.Equal((0, 1), (metrics.Recall.Low, metrics.Recall.High));
    }

    [Fact]
    public void The_report_covers_every_example_once_and_survives_json()
    {
        var report = ClassifierEvaluation.Run(Examples.Input, null, TestContext.Current.CancellationToken);

        var again = EvaluationReport.FromJson(report.ToJson());

        Assert.Equal(Examples.Input.Examples.Count, report.Relevance.Learned.Examples);
        Assert.Equal(Examples.Input.Examples.Count, report.Languages.Values.Sum(comparison => comparison.Learned.Examples));
        Assert.Equal(11, report.Instruments.Count);
        Assert.Equal(report.ToJson(), again.ToJson());
        Assert.True(report.Relevance.Learned.PrAuc > 0.8);
    }
}
