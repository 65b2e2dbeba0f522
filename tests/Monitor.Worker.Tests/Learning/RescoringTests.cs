using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Following;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Learning;

public sealed class RescoringTests(TrainedModels models)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_between_the_old_and_the_new_threshold_change_side_once_and_nobody_is_told()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync(TrainedModels.Gold);
        await bench.Get<Rescoring>().CatchUpAsync(null, Ct);
        var expected = await FlaggedAsync(bench, items);
        var (head, told) = (await bench.Get<ChangeFeed>().HeadAsync(Ct), await bench.ToldAsync());
        var alert = Middle(expected.Values);
        expected = expected.Where(pair => pair.Value < alert).ToDictionary();

        Assert.Null(await bench.Get<DialReport>().SetAsync(alert, 0.2, "Ada", "Too many.", Ct));
        var crossed = await bench.Get<Rescoring>().CatchUpAsync(null, Ct);
        var again = await bench.Get<Rescoring>().CatchUpAsync(null, Ct);

        Assert.NotEmpty(expected);
        Assert.Equal((expected.Count, 0), (crossed, again));
        var crossings = await bench.Get<ModelLog>().CrossingsAsync(null, 1000, Ct);
        Assert.Equal(expected.Keys.Order(), crossings.Select(crossing => crossing.Item.Id).Order());
        Assert.All(crossings, crossing => Assert.Equal((false, bench.Active.Thresholds.DialId, models.Good.Card.Id), (crossing.Relevant, crossing.DialId, crossing.ModelId)));
        Assert.Equal(told, await bench.ToldAsync());
        var changed = await bench.Get<ChangeFeed>().ReadSinceAsync(head, 1000, Ct);
        Assert.Equal(expected.Keys.Order(), changed.Upserts.Select(document => document.ItemId).Order());
        Assert.All(changed.Upserts, document => Assert.False(document.Relevant));
        Assert.Equal(alert, (await bench.ItemAsync(crossings[0].Item.Id)).Classification!.Threshold, 9);
    }

    [Fact]
    public async Task Another_model_judges_what_is_kept_anew()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync([.. TrainedModels.Gold.Take(60)]);
        var before = await FlaggedAsync(bench, items);
        bench.Offer(models.Poor);
        await bench.PromoteAsync("Ada", "For a test.");
        var told = await bench.ToldAsync();

        var crossed = await bench.Get<Rescoring>().CatchUpAsync(null, Ct);

        var after = await FlaggedAsync(bench, items);
        Assert.Equal(before.Keys.Except(after.Keys).Count() + after.Keys.Except(before.Keys).Count(), crossed);
        Assert.InRange(crossed, 1, 60);
        Assert.Equal(told, await bench.ToldAsync());
    }

    [Fact]
    public async Task A_walk_that_was_killed_between_two_batches_goes_on_where_it_was()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync(TrainedModels.Gold);
        var flagged = await FlaggedAsync(bench, items);
        var alert = Middle(flagged.Values);
        await bench.Get<DialReport>().SetAsync(alert, 0.2, "Ada", null, Ct);
        using var killed = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Get<Rescoring>().CatchUpAsync(_ => killed.CancelAsync(), killed.Token));
        var first = (await bench.Get<ModelLog>().CrossingsAsync(null, 1000, Ct)).Count;
        var second = await bench.Get<Rescoring>().CatchUpAsync(null, Ct);

        Assert.Equal(flagged.Values.Count(relevance => relevance < alert), first + second);
        var all = await bench.Get<ModelLog>().CrossingsAsync(null, 1000, Ct);
        Assert.Equal(all.Count, all.Select(crossing => crossing.Item.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_dial_that_is_turned_back_after_half_a_walk_leaves_no_item_on_the_wrong_side()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync(TrainedModels.Gold);
        await bench.Get<DialReport>().SetAsync(0.5, 0.2, "Ada", null, Ct);
        await bench.Get<Rescoring>().CatchUpAsync(null, Ct);
        var before = await FlaggedAsync(bench, items);
        await bench.Get<DialReport>().SetAsync(Middle(before.Values), 0.2, "Ada", null, Ct);
        using var killed = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Get<Rescoring>().CatchUpAsync(_ => killed.CancelAsync(), killed.Token));
        var half = await FlaggedAsync(bench, items);

        await bench.Get<DialReport>().SetAsync(0.5, 0.2, "Ada", "Back.", Ct);
        await bench.Get<Rescoring>().CatchUpAsync(null, Ct);

        Assert.NotEqual(before.Keys.Order(), half.Keys.Order());
        Assert.Equal(before.Keys.Order(), (await FlaggedAsync(bench, items)).Keys.Order());
    }

    [Fact]
    public async Task A_model_that_is_taken_back_after_half_a_walk_leaves_no_item_on_the_wrong_side_and_no_word_of_the_other()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync([.. TrainedModels.Gold.Take(150)]);
        await bench.Get<Rescoring>().CatchUpAsync(null, Ct);
        var before = await FlaggedAsync(bench, items);
        bench.Offer(models.Poor);
        await bench.PromoteAsync("Ada", "For a test.");
        using var killed = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Get<Rescoring>().CatchUpAsync(_ => killed.CancelAsync(), killed.Token));
        var half = await FlaggedAsync(bench, items);

        await bench.Get<Promotion>().RollBackAsync(null, "Ada", null, Ct);
        await bench.Get<Rescoring>().CatchUpAsync(null, Ct);

        var after = await FlaggedAsync(bench, items);
        Assert.NotEqual(before.Keys.Order(), half.Keys.Order());
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        foreach (var id in after.Keys) Assert.Equal(models.Good.Card.Id, (await bench.ItemAsync(id)).Classification!.ModelId);
    }

    [Fact]
    public async Task A_walk_ends_when_another_dial_comes_into_force_meanwhile()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync(TrainedModels.Gold);
        var flagged = await FlaggedAsync(bench, items);
        var alert = Middle(flagged.Values);
        await bench.Get<DialReport>().SetAsync(alert, 0.2, "Ada", null, Ct);
        var rests = 0;

        var first = await bench.Get<Rescoring>().CatchUpAsync(
            async ct =>
            {
                rests++;
                await bench.Get<DialReport>().SetAsync(0.5, 0.2, "Ben", null, ct);
            },
            Ct);
        var second = await bench.Get<Rescoring>().CatchUpAsync(null, Ct);

        Assert.Equal(1, rests);
        Assert.InRange(first, 1, flagged.Values.Count(relevance => relevance < alert) - 1);
        Assert.Equal(first, second);
        Assert.Equal(flagged.Keys.Order(), (await FlaggedAsync(bench, items)).Keys.Order());
    }

    [Fact]
    public async Task A_promotion_by_a_verb_is_taken_up_while_a_walk_is_under_way()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.CrawlAsync(TrainedModels.Gold);
        using var follower = new ModelFollower(
            bench.Get<ModelProvision>(), bench.Get<LexiconEditing>(), bench.Get<Rescoring>(), bench.Get<CandidateWatch>(), bench.Get<TrainingNews>(), bench.Get<CommitSignal>(), bench.Clock, NullLogger<ModelFollower>.Instance);
        await follower.StartAsync(Ct);
        // The clock stands still, so the walk rests after its first batch for as long as it is left to.
        await LearningBench.UntilAsync(() => bench.QueryAsync(db => db.Cursors.AnyAsync(row => row.Follower.StartsWith("rescore:"), Ct)));
        await using (var verb = await bench.OtherProcessAsync())
        {
            bench.Offer(models.Poor);
            await verb.PromoteAsync("Ada", "For a test.");
        }

        bench.Get<CommitSignal>().Ring();
        await LearningBench.UntilAsync(() => Task.FromResult(bench.Active.Current.ModelId == models.Poor.Card.Id));

        Assert.True(await bench.QueryAsync(db => db.Cursors.AnyAsync(row => row.Follower.Contains(models.Good.Card.Id) && row.Sequence < long.MaxValue, Ct)));
        await follower.StopAsync(Ct);
    }

    // With about as many of the flagged under it as over it.
    private static double Middle(IEnumerable<double> scores)
    {
        var sorted = scores.Order().ToList();
        return Math.Min(0.98, Math.Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, 4));
    }

    private static async Task<Dictionary<long, double>> FlaggedAsync(LearningBench bench, IReadOnlyList<long> items)
    {
        var found = await bench.Get<ItemStore>().SummariesAsync([.. items], Ct);
        return found.Values.Where(item => item.Relevant).ToDictionary(item => item.Id, item => item.Relevance!.Value);
    }
}
