using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Learning;

public sealed class DialReportTests(TrainedModels models)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_position_says_what_it_would_have_meant_from_few_alerts_to_many()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.CrawlAsync([.. TrainedModels.Gold.Take(100)]);

        var reading = await bench.Get<DialReport>().ReadAsync(Ct);

        Assert.Equal(ThresholdDial.CostRatios, reading.Positions.Select(position => position.CostRatio));
        Assert.Equal(reading.Positions.OrderByDescending(position => position.Threshold), reading.Positions);
        Assert.Equal(reading.Positions.OrderBy(position => position.AlertsAWeek), reading.Positions);
        Assert.All(reading.Positions, position => Assert.Matches(@"^about \d+ alerts? a week; would have missed .* laws .*; .* labelled texts .* right( \(n = [\d,]+\))?$", DialWords.Say(position)));
        Assert.Equal((0.5, 0.2, null), (reading.Now.Alert, reading.Now.Review, reading.Now.DialId));
        Assert.NotNull(reading.LooksAWeek);
        Assert.Empty(reading.Earlier);
    }

    [Fact]
    public async Task Without_items_it_says_that_it_cannot_say()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);

        var reading = await bench.Get<DialReport>().ReadAsync(Ct);

        Assert.All(reading.Positions, position => Assert.StartsWith("no documents yet", DialWords.Say(position), StringComparison.Ordinal));
        Assert.Null(reading.LooksAWeek);
    }

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(1, 0.2)]
    [InlineData(double.NaN, 0.2)]
    [InlineData(0.5, 0.6)]
    [InlineData(0.5, 0)]
    [InlineData(0.5, double.NaN)]
    public void A_setting_that_would_tell_nobody_or_everything_is_refused(double alert, double review) => Assert.NotNull(DialReport.Mistake(alert, review));

    [Fact]
    public async Task A_turn_holds_at_once_under_its_name_and_a_refused_one_leaves_no_trace()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var report = bench.Get<DialReport>();

        Assert.NotNull(await report.SetAsync(0.3, 0.4, "Ada", null, Ct));
        Assert.Null(await report.SetAsync(0.3, 0.1, "Ada", " We read more now. ", Ct));

        Assert.Equal((0.3, 0.1), (bench.Active.Thresholds.Alert, bench.Active.Thresholds.Review));
        var turned = Assert.Single((await report.ReadAsync(Ct)).Earlier);
        Assert.Equal(("Ada", "We read more now.", 0.3, 0.1), (turned.Who, turned.Reason, turned.Alert, turned.Review));
        var entry = Assert.Single(await bench.Get<AuditTrail>().ListAsync(null, 10, Ct));
        Assert.Equal(("Ada", "dial", "alert 0.3, review 0.1"), (entry.Who, entry.Action, entry.Detail));
    }

    [Fact]
    public async Task The_dial_outlives_the_process_and_the_model()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.Get<DialReport>().SetAsync(0.3, 0.1, "Ada", null, Ct);
        await using var other = await bench.OtherProcessAsync();
        bench.Offer(models.Poor);

        await bench.PromoteAsync("Ada", "For a test.");

        Assert.Equal((0.3, 0.1), (other.Active.Thresholds.Alert, other.Active.Thresholds.Review));
        Assert.Equal(0.3, bench.Active.Current.Assess(new() { Title = "Road act" }).Threshold);
    }
}
