using Monitor.Classifiers;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Models;
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

        var refused = await bench.PromoteAsync("Ada", "  ");
        var before = (bench.Active.Current.ModelId, (await bench.Get<ModelLog>().ListAsync(10, Ct)).Count);
        var signed = await bench.PromoteAsync("Ada", " It is for a test. ");

        Assert.Equal((models.Good.Card.Id, 0), before);
        var lost = Assert.IsType<PromotionOutcome.NeedsReason>(refused).Trial.Lost;
        Assert.Contains(lost, title => TrainedModels.Gold.Any(example => example.Relevant && example.Title == title));
        var change = Assert.IsType<PromotionOutcome.Done>(signed).Change;
        Assert.Equal((models.Poor.Card.Id, models.Good.Card.Id, "Ada", "It is for a test."), (change.ModelId, change.Before, change.Who, change.Reason));
        Assert.Equal(lost, Assert.Single(await bench.Get<ModelLog>().ListAsync(10, Ct)).Lost);
        Assert.Equal(models.Poor.Card.Id, bench.Active.Current.ModelId);
        Assert.Equal(("Ada", "model-promoted"), (await bench.Get<AuditTrail>().ListAsync(null, 1, Ct)) is [var entry] ? (entry.Who, entry.Action) : default);
    }

    [Fact]
    public async Task A_candidate_that_was_trained_after_the_trial_is_not_promoted_in_its_name()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        bench.Offer(models.Poor);
        var trial = await bench.Get<Promotion>().TryAsync(Ct);
        bench.Offer(models.Good);

        var outcome = await bench.Get<Promotion>().PromoteAsync(new TrialRead(trial!.Candidate.Id, trial.LostMark), "Ada", "I read it.", Ct);

        Assert.IsType<PromotionOutcome.AnotherThere>(outcome);
        Assert.Equal(models.Good.Card.Id, bench.Models.ReadCard(ModelSlot.Candidate)!.Id);
        Assert.Empty(await bench.Get<ModelLog>().ListAsync(10, Ct));
    }

    [Fact]
    public async Task A_reason_is_no_signature_for_what_was_not_read_or_has_changed()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        bench.Offer(models.Poor);
        var promotion = bench.Get<Promotion>();
        var trial = (await promotion.TryAsync(Ct))!;

        var unread = await promotion.PromoteAsync(new TrialRead(trial.Candidate.Id, LostMark: null), "Ada", "It is for a test.", Ct);
        var changed = await promotion.PromoteAsync(new TrialRead(trial.Candidate.Id, (trial with { Lost = ["Another"] }).LostMark), "Ada", "It is for a test.", Ct);

        Assert.IsType<PromotionOutcome.NeedsReason>(unread);
        Assert.Equal(trial.LostMark, Assert.IsType<PromotionOutcome.OtherLosses>(changed).Trial.LostMark);
        Assert.Equal(models.Good.Card.Id, bench.Active.Current.ModelId);
    }

    [Fact]
    public async Task Whoever_goes_away_after_the_change_leaves_it_with_a_name()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        bench.Offer(models.Poor);
        var trial = (await bench.Get<Promotion>().TryAsync(Ct))!;
        using var gone = new CancellationTokenSource();
        // Somebody else writes for so long that the visitor leaves between the change of the folder and its line in the log.
        var written = new TaskCompletionSource();
        var writing = bench.Get<WriteGate>().WriteAsync(
            async (_, _) =>
            {
                await written.Task;
                return 0;
            },
            Ct);

        var promoting = bench.Get<Promotion>().PromoteAsync(new TrialRead(trial.Candidate.Id, trial.LostMark), "Ada", "For a test.", gone.Token);
        await LearningBench.UntilAsync(() => Task.FromResult(promoting.IsCompleted || bench.Models.ReadCard(ModelSlot.Active)!.Id == models.Poor.Card.Id));
        await gone.CancelAsync();
        written.SetResult();
        await writing;

        Assert.IsType<PromotionOutcome.Done>(await promoting);
        Assert.Equal("Ada", Assert.Single(await bench.Get<ModelLog>().ListAsync(10, Ct)).Who);
        Assert.Equal(models.Poor.Card.Id, bench.Active.Current.ModelId);
    }

    [Fact]
    public async Task A_change_without_a_line_in_the_log_gets_one_at_the_next_start()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var check = bench.Get<ModelLogCheck>();
        Assert.Null(await check.MendAsync(Ct));
        bench.Offer(models.Poor);
        await bench.PromoteAsync("Ada", "For a test.");
        Assert.Null(await check.MendAsync(Ct));
        // The program ends right after the folder has changed.
        Assert.True(bench.Models.Rollback(models.Good.Card.Id));

        var (mended, again) = (await check.MendAsync(Ct), await check.MendAsync(Ct));

        Assert.Equal((models.Good.Card.Id, models.Poor.Card.Id, ModelChangeKind.RolledBack, ModelLogCheck.Nobody), (mended!.ModelId, mended.Before, mended.Kind, mended.Who));
        Assert.Null(again);
        Assert.Equal(2, (await bench.Get<ModelLog>().ListAsync(10, Ct)).Count);
        Assert.Equal((ModelLogCheck.Nobody, "model-rolled-back"), (await bench.Get<AuditTrail>().ListAsync(null, 1, Ct)) is [var entry] ? (entry.Who, entry.Action) : default);
    }

    [Fact]
    public async Task The_very_first_promotion_without_a_line_is_found_too()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        bench.Offer(models.Poor);
        Assert.True(bench.Models.Promote(models.Poor.Card.Id));

        var mended = await bench.Get<ModelLogCheck>().MendAsync(Ct);

        Assert.Equal((models.Poor.Card.Id, models.Good.Card.Id, ModelChangeKind.Promoted), (mended!.ModelId, mended.Before, mended.Kind));
    }

    [Fact]
    public async Task Going_back_to_a_damaged_model_is_refused_and_changes_nothing()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        bench.Offer(models.Poor);
        await bench.PromoteAsync("Ada", "For a test.");
        await CutAsync(bench, "previous");

        await Assert.ThrowsAsync<ModelFileException>(() => bench.Get<Promotion>().RollBackAsync(null, "Ben", "It misses too much.", Ct));

        Assert.Equal(models.Poor.Card.Id, bench.Models.ReadCard(ModelSlot.Active)!.Id);
        Assert.Single(await bench.Get<ModelLog>().ListAsync(10, Ct));
    }

    [Fact]
    public async Task A_start_that_must_train_leaves_the_candidate_waiting_and_says_in_the_log_what_it_did()
    {
        await using var bench = await LearningBench.OpenAsync(models.Poor);
        bench.Offer((models.Good.Model, models.Good.Card with { Id = "waits" }));
        await CutAsync(bench, "active");

        await using var started = await bench.OtherProcessAsync();

        Assert.Equal("waits", bench.Models.ReadCard(ModelSlot.Candidate)!.Id);
        var line = Assert.Single(await bench.Get<ModelLog>().ListAsync(10, Ct));
        Assert.Equal((started.Active.Current.ModelId, models.Poor.Card.Id, ModelProvision.Itself), (line.ModelId, line.Before, line.Who));
        Assert.Contains("could not be used any more", line.Reason, StringComparison.Ordinal);
        Assert.Contains("cut off", line.Reason, StringComparison.Ordinal);
        Assert.Equal(started.Active.Current.ModelId, bench.Models.ReadCard(ModelSlot.Active)!.Id);
        Assert.Null(await started.Get<ModelLogCheck>().MendAsync(Ct));
    }

    [Fact]
    public async Task A_candidate_that_loses_nothing_needs_no_signature()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        bench.Offer(models.Good);

        var trial = await bench.Get<Promotion>().TryAsync(Ct);
        var outcome = await bench.PromoteAsync("Ada", null);

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
        await bench.PromoteAsync("Ada", "For a test.");

        var back = await bench.Get<Promotion>().RollBackAsync(null, "Ben", "It misses too much.", Ct);
        var good = bench.Active.Current.ModelId;
        await bench.Get<Promotion>().RollBackAsync(null, "Ada", null, Ct);

        Assert.Equal((ModelChangeKind.RolledBack, models.Good.Card.Id), (Assert.IsType<PromotionOutcome.Done>(back).Change.Kind, good));
        Assert.Equal(models.Poor.Card.Id, bench.Active.Current.ModelId);
        Assert.Equal(["Ada", "Ben", "Ada"], (await bench.Get<ModelLog>().ListAsync(10, Ct)).Select(change => change.Who));
    }

    [Fact]
    public async Task Where_nothing_is_there_nothing_is_changed()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);

        Assert.IsType<PromotionOutcome.NothingThere>(await bench.PromoteAsync("Ada", "x"));
        Assert.IsType<PromotionOutcome.NothingThere>(await bench.Get<Promotion>().RollBackAsync(null, "Ada", "x", Ct));
        Assert.Empty(await bench.Get<ModelLog>().ListAsync(10, Ct));
    }

    [Fact]
    public async Task A_promotion_by_another_process_is_taken_up()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await using var other = await bench.OtherProcessAsync();
        bench.Offer(models.Poor);
        await other.PromoteAsync("Ada", "For a test.");

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

    private static async Task CutAsync(LearningBench bench, string slot)
    {
        var file = Path.Combine(bench.Models.Location, slot, "model.bin");
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file, Ct))[..1000], Ct);
    }

    private static TextToAssess TextOf(LabelledExample example) => new() { Title = example.Title, Body = example.Text, Language = example.Language, Jurisdiction = "UT" };
}
