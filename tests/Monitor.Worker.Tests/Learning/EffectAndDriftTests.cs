using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Training;
using Monitor.Worker.Labelling;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Learning;

public sealed class EffectAndDriftTests(TrainedModels models)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_is_noted_with_what_it_would_change()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync([.. TrainedModels.Drafts.Take(30)]);
        var item = (await bench.ItemAsync(items[4])).Summary;
        var verdict = item.Relevant ? Verdict.NotRelevant : Verdict.Relevant;
        var (held, undone) = (await LabelAsync(bench, items[4], 4, verdict), await LabelAsync(bench, items[5], 5, Verdict.Relevant));
        await bench.Get<LabelStore>().UndoAsync(undone, "Ada", bench.Clock.GetUtcNow(), Ct);

        await bench.Get<LabelEffects>().NoteAsync([held, undone, 999], Ct);

        var effect = (await bench.Get<LabelStore>().FindAsync(held, Ct))!.Effect!;
        Assert.Equal((item.Relevance!.Value, 0.5, 29), (effect.Before, effect.Threshold, effect.Watched));
        // The model is taught the contrary of what it said.
        Assert.True(verdict == Verdict.Relevant ? effect.After > effect.Before : effect.After < effect.Before, $"{effect.Before} -> {effect.After}");
        Assert.Equal(effect.Crossing, effect.Others.Count);
        Assert.All(effect.Others, other => Assert.NotEqual(other.Before >= 0.5, other.After >= 0.5));
        Assert.Null((await bench.Get<LabelStore>().FindAsync(undone, Ct))!.Effect);
    }

    [Fact]
    public async Task Of_a_law_that_models_are_tried_on_no_effect_is_told_and_none_of_its_labels_is_in_anothers()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync([.. TrainedModels.Gold.Take(4), .. TrainedModels.Drafts.Skip(4).Take(4)]);
        var gold = (await bench.ItemAsync(items[1])).Summary;
        var (kept, other) = (await LabelAsync(bench, items[1], 1, gold.Relevant ? Verdict.NotRelevant : Verdict.Relevant), await LabelAsync(bench, items[6], 6, Verdict.Relevant));

        await bench.Get<LabelEffects>().NoteAsync([kept, other], Ct);

        Assert.Null((await bench.Get<LabelStore>().FindAsync(kept, Ct))!.Effect);
        var told = (await bench.Get<LabelStore>().FindAsync(other, Ct))!.Effect!.After;
        var text = CandidateWatch.TextOf((await bench.Get<RescoreStore>().OfItemsAsync([items[6]], Ct))[0]);
        // Bit for bit what a training would give.
        var trained = await bench.Get<TrainingMaterial>().WithoutPassagesAsync(Ct);
        Assert.Equal(TrainingInput.Shipped().Examples.Count + 1, trained.Examples.Count);
        Assert.Equal(RelevanceRefit.Prepare(trained, Ct).With([], Ct).Assess(text).Relevance, told, 1e-9);
    }

    [Fact]
    public async Task A_model_that_learnt_what_is_usual_here_is_held_against_one_that_learnt_it_too()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync([.. TrainedModels.Drafts.Take(10), .. Enumerable.Range(0, 700).Select(Timetable)]);
        var material = await bench.Get<TrainingMaterial>().ReadAsync(Ct);
        var (model, card) = ModelTrainer.Train(material with { Examples = [.. material.Examples.Where((_, at) => at % 10 == 0)] }, DateTimeOffset.UnixEpoch, ct: Ct);
        bench.Models.PutToUse(model, card);
        Assert.True(await bench.Get<ModelProvision>().RefreshAsync(Ct));
        var label = await LabelAsync(bench, items[4], 4, Verdict.Relevant);

        await bench.Get<LabelEffects>().NoteAsync([label], Ct);

        var told = (await bench.Get<LabelStore>().FindAsync(label, Ct))!.Effect!.After;
        var (text, given) = (CandidateWatch.TextOf((await bench.Get<RescoreStore>().OfItemsAsync([items[4]], Ct))[0]), await bench.Get<GivenLabels>().TaughtAsync(Ct));
        Assert.InRange(material.Background.Count, 2_000, 2_130);
        Assert.Equal(RelevanceRefit.Prepare(material, Ct).With(given, Ct).Assess(text).Relevance, told, 1e-9);
        Assert.NotEqual(RelevanceRefit.Prepare(material with { Background = [] }, Ct).With(given, Ct).Assess(text).Relevance, told, 1e-7);
    }

    [Fact]
    public async Task Of_few_items_drift_says_nothing()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.CrawlAsync([.. TrainedModels.Gold.Take(20)]);
        bench.Clock.Advance(TimeSpan.FromDays(40));
        await bench.CrawlAsync([.. TrainedModels.Gold.Skip(20).Take(20)]);
        bench.Clock.Advance(TimeSpan.FromDays(1));

        var summary = await bench.Get<DriftReport>().ReadAsync(Ct);

        Assert.Equal(["everything", "Europe", "utopia-bills"], summary.Readings.Select(reading => reading.Name));
        Assert.All(summary.Readings, reading => Assert.Equal((20, 20, DriftLevel.TooFewToSay), (reading.Before, reading.Now, DriftWords.LevelOf(reading))));
    }

    [Fact]
    public async Task What_looks_otherwise_than_before_is_told_with_its_source()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.CrawlAsync([.. TrainedModels.Gold.Where(example => !example.Relevant).Take(80)]);
        bench.Clock.Advance(TimeSpan.FromDays(40));
        await bench.CrawlAsync([.. TrainedModels.Gold.Where(example => example.Relevant).Take(80)]);
        bench.Clock.Advance(TimeSpan.FromDays(1));

        var summary = await bench.Get<DriftReport>().ReadAsync(Ct);

        Assert.All(summary.Readings, reading => Assert.Equal(DriftLevel.Act, DriftWords.LevelOf(reading)));
        Assert.NotNull(summary.Readings[0].UnknownNow);
    }

    [Fact]
    public async Task A_training_runs_once_at_a_time_and_leaves_a_candidate()
    {
        await using var bench = await LearningBench.OpenAsync(models.Poor);
        var desk = bench.Get<TrainingDesk>();

        var (first, second, running) = (desk.Start("Ada"), desk.Start("Ben"), desk.Status);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        while (desk.Status.Running) await Task.Delay(100, patience.Token);

        Assert.Equal((true, false, true, "Ada"), (first, second, running.Running, running.Who));
        var card = bench.Models.ReadCard(Classifiers.Models.ModelSlot.Candidate);
        Assert.Equal((false, "Candidate " + card!.Id, null), (desk.Status.Running, desk.Status.Step, desk.Status.Failed));
        Assert.Equal(("Ada", "model-trained", card.Id), (await bench.Get<AuditTrail>().ListAsync(null, 1, Ct)) is [var entry] ? (entry.Who, entry.Action, entry.Subject) : default);
        Assert.Equal(models.Poor.Card.Id, bench.Active.Current.ModelId);
    }

    [Fact]
    public async Task A_draw_is_read_back_band_by_band_with_what_people_said()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync([.. TrainedModels.Gold.Take(4)]);
        var candidates = await bench.Get<AskStore>().CandidatesAsync(items, Ct);
        await bench.Get<AskStore>().AddRoundAsync(
            new SampleRound(0, DateTimeOffset.MinValue, bench.Clock.GetUtcNow(), "m", 0.5, [new("0.00 to 0.50", false, 40, 2), new("0.50 to 1.00", true, 10, 2)], bench.Clock.GetUtcNow(), "Ada"),
            [.. candidates.Select((candidate, at) => new NewAsk(candidate, AskReason.Sample, 0.5) { Stratum = at < 2 ? "0.00 to 0.50" : "0.50 to 1.00", Probability = 0.1 })],
            Ct);
        await LabelAsync(bench, items[0], 0, Verdict.Relevant);
        await LabelAsync(bench, items[1], 1, Verdict.Unsure);
        await LabelAsync(bench, items[2], 2, Verdict.NotRelevant);

        var reading = await bench.Get<RecallReport>().ReadAsync(Ct);

        Assert.Equal([(40, 2, 1, 1), (10, 2, 1, 0)], Assert.Single(reading.Draws).Bands.Select(band => (band.Stratum.Population, band.Stratum.Drawn, band.Answered, band.Relevant)));
        Assert.Equal((1, 1, 1), (reading.Waiting, reading.Unsure, reading.Rounds));
        Assert.Equal([items[0]], reading.Missed);
        Assert.StartsWith("Too few to say", reading.Estimate.InWords(), StringComparison.Ordinal);
    }

    private static LabelledExample Timetable(int line) => new()
    {
        Family = $"timetable-{line}",
        Language = "en",
        Jurisdiction = "UT",
        Kind = ExampleKind.Provision,
        Relevant = false,
        Instruments = [],
        Difficulty = Difficulty.Easy,
        Title = $"Ferry timetable {line}",
        Text = $"Line {line}. " + string.Concat(Enumerable.Repeat("Ferries leave the harbour at six and at eight, and the harbour master keeps a list of the berths that were used. ", 20)),
    };

    private static async Task<long> LabelAsync(LearningBench bench, long item, int at, Verdict verdict) => await bench.Get<LabelStore>().AppendAsync(
        new NewLabel { ItemId = item, Fingerprint = $"fp:d{at}", Verdict = verdict, Who = "Ada", At = bench.Clock.GetUtcNow(), Where = LabelPlace.Page }, Ct) ?? 0;
}
