using Monitor.Classifiers;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Topics;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Learning;

public sealed class PromotionTests(TrainedModels models)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_candidate_that_would_miss_what_is_found_today_is_refused_until_somebody_signs_for_it()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        bench.Offer(models.Poor);
        var promotion = bench.Get<Promotion>();

        var refused = await promotion.PromoteAsync("Ada", "  ", Ct);
        var before = (bench.Active.Current.ModelId, (await bench.Get<ModelLog>().ListAsync(10, Ct)).Count);
        var signed = await promotion.PromoteAsync("Ada", " It is for a test. ", Ct);

        Assert.Equal((models.Good.Card.Id, 0), before);
        var lost = Assert.IsType<PromotionOutcome.NeedsReason>(refused).Lost;
        Assert.Contains(lost, title => TrainedModels.Gold.Any(example => example.Relevant && example.Title == title));
        var change = Assert.IsType<PromotionOutcome.Done>(signed).Change;
        Assert.Equal((models.Poor.Card.Id, models.Good.Card.Id, "Ada", "It is for a test."), (change.ModelId, change.Before, change.Who, change.Reason));
        Assert.Equal(lost, Assert.Single(await bench.Get<ModelLog>().ListAsync(10, Ct)).Lost);
        Assert.Equal(models.Poor.Card.Id, bench.Active.Current.ModelId);
        Assert.Equal(("Ada", "model-promoted"), (await bench.Get<AuditTrail>().ListAsync(null, 1, Ct)) is [var entry] ? (entry.Who, entry.Action) : default);
    }

    [Fact]
    public async Task A_candidate_that_loses_nothing_needs_no_signature()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        bench.Offer(models.Good);

        var trial = await bench.Get<Promotion>().TryAsync(Ct);
        var outcome = await bench.Get<Promotion>().PromoteAsync("Ada", null, Ct);

        Assert.Empty(trial!.Lost);
        Assert.Empty(trial.Won);
        Assert.Empty(trial.Noise);
        Assert.Null(Assert.IsType<PromotionOutcome.Done>(outcome).Change.Reason);
    }

    [Fact]
    public async Task Going_back_returns_the_model_before_and_can_itself_be_taken_back()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        bench.Offer(models.Poor);
        await bench.Get<Promotion>().PromoteAsync("Ada", "For a test.", Ct);

        var back = await bench.Get<Promotion>().RollBackAsync("Ben", "It misses too much.", Ct);
        var good = bench.Active.Current.ModelId;
        await bench.Get<Promotion>().RollBackAsync("Ada", null, Ct);

        Assert.Equal((ModelChangeKind.RolledBack, models.Good.Card.Id), (Assert.IsType<PromotionOutcome.Done>(back).Change.Kind, good));
        Assert.Equal(models.Poor.Card.Id, bench.Active.Current.ModelId);
        Assert.Equal(["Ada", "Ben", "Ada"], (await bench.Get<ModelLog>().ListAsync(10, Ct)).Select(change => change.Who));
    }

    [Fact]
    public async Task Where_nothing_is_there_nothing_is_changed()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);

        Assert.IsType<PromotionOutcome.NothingThere>(await bench.Get<Promotion>().PromoteAsync("Ada", "x", Ct));
        Assert.IsType<PromotionOutcome.NothingThere>(await bench.Get<Promotion>().RollBackAsync("Ada", "x", Ct));
        Assert.Empty(await bench.Get<ModelLog>().ListAsync(10, Ct));
    }

    [Fact]
    public async Task A_promotion_by_another_process_is_taken_up()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await using var other = await bench.OtherProcessAsync();
        bench.Offer(models.Poor);
        await other.Get<Promotion>().PromoteAsync("Ada", "For a test.", Ct);

        var before = bench.Active.Current.ModelId;
        var first = await bench.Get<ModelProvision>().RefreshAsync(Ct);
        var second = await bench.Get<ModelProvision>().RefreshAsync(Ct);

        Assert.Equal((models.Good.Card.Id, true, false), (before, first, second));
        Assert.Equal(models.Poor.Card.Id, bench.Active.Current.ModelId);
    }

    [Fact]
    public async Task The_trial_is_kept_until_something_changes_that_it_rests_on()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var desk = bench.Get<TrialDesk>();
        Assert.Null(await desk.ReadAsync(Ct));
        bench.Offer(models.Poor);
        var items = await bench.CrawlAsync([.. TrainedModels.Gold.Take(1)]);

        var first = await desk.ReadAsync(Ct);
        var again = await desk.ReadAsync(Ct);
        await bench.Get<DialReport>().SetAsync(0.4, 0.2, "Ada", null, Ct);
        var turned = await desk.ReadAsync(Ct);
        var label = await bench.Get<LabelStore>().AppendAsync(
            new NewLabel { ItemId = items[0], Fingerprint = "fp:d0", Verdict = Verdict.Relevant, Who = "Ada", At = bench.Clock.GetUtcNow(), Where = LabelPlace.Page }, Ct);
        var labelled = await desk.ReadAsync(Ct);
        await bench.Get<LabelStore>().UndoAsync(label!.Value, "Ada", bench.Clock.GetUtcNow(), Ct);
        var undone = await desk.ReadAsync(Ct);

        Assert.Same(first, again);
        Assert.Equal(models.Poor.Card.Id, first!.Candidate.Id);
        Assert.Equal(4, new HashSet<object>([first, turned!, labelled!, undone!], ReferenceEqualityComparer.Instance).Count);
    }

    [Fact]
    public async Task What_somebody_settled_as_relevant_is_not_lost_in_silence()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var poor = new LearnedClassifier(models.Poor.Model, TopicSet.LoadShipped());
        var law = TrainedModels.Gold.Select(example => example with { Title = "Settled: " + example.Title })
            .First(example => bench.Active.Current.Assess(TextOf(example)).Relevant && !poor.Assess(TextOf(example)).Relevant);
        var item = (await bench.CrawlAsync([law]))[0];
        await bench.Get<LabelStore>().AppendAsync(
            new NewLabel { ItemId = item, Fingerprint = "fp:d0", Verdict = Verdict.Relevant, Who = "Ada", At = bench.Clock.GetUtcNow(), Where = LabelPlace.Page, Settles = true, Reason = "It is." }, Ct);
        bench.Offer(models.Poor);

        var trial = await bench.Get<Promotion>().TryAsync(Ct);

        Assert.Contains(law.Title, trial!.Lost);
    }

    private static TextToAssess TextOf(LabelledExample example) => new() { Title = example.Title, Body = example.Text, Language = example.Language, Jurisdiction = "UT" };
}
