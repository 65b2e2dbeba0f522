using Monitor.Worker.Learning;

namespace Monitor.Worker.Tests.Learning;

public sealed class CandidateWatchTests(TrainedModels models)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_back_test_names_what_one_would_have_got_and_lost()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.CrawlAsync([.. TrainedModels.Gold.Take(120)]);
        bench.Offer(models.Poor);
        var (watch, told) = (bench.Get<CandidateWatch>(), await bench.ToldAsync());

        var (first, second) = (await watch.CatchUpAsync(Ct), await watch.CatchUpAsync(Ct));
        var summary = await watch.BackTestAsync(Ct);

        Assert.Equal((120, 0), (first, second));
        Assert.Equal((120, models.Poor.Card.Id), (summary!.Items, summary.ModelId));
        Assert.Equal(summary.FlaggedByTrial, summary.FlaggedNow + summary.Gained - summary.Lost);
        Assert.True(summary is { Gained: > 0, Lost: > 0 });
        Assert.All(summary.MostLost, one => Assert.True(one.Item.Relevant && one is { Before: >= 0.5, After: < 0.5 }));
        Assert.All(summary.MostGained, one => Assert.True(!one.Item.Relevant && one is { Before: < 0.5, After: >= 0.5 }));
        Assert.Equal(Math.Min(50, summary.Lost), summary.MostLost.Count);
        Assert.Equal(summary.MostLost.OrderByDescending(one => one.Before).Select(one => one.Item.Id), summary.MostLost.Select(one => one.Item.Id));
        Assert.Equal(told, await bench.ToldAsync());
    }

    [Fact]
    public async Task Only_what_came_in_lately_is_tried_and_a_promotion_ends_the_trial()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.CrawlAsync([.. TrainedModels.Gold.Take(5)]);
        bench.Clock.Advance(TimeSpan.FromDays(CandidateWatch.Days + 1));
        await bench.CrawlAsync([.. TrainedModels.Gold.Skip(5).Take(3)]);
        var watch = bench.Get<CandidateWatch>();
        var without = (await watch.CatchUpAsync(Ct), await watch.BackTestAsync(Ct));
        bench.Offer(models.Poor);

        var scored = await watch.CatchUpAsync(Ct);
        var shadow = await watch.ShadowAsync(Ct);
        await bench.PromoteAsync("Ada", "For a test.");
        await watch.CatchUpAsync(Ct);

        Assert.Equal((0, null), without);
        Assert.Equal((3, 3), (scored, shadow!.Items));
        Assert.Null(await watch.BackTestAsync(Ct));
    }
}
