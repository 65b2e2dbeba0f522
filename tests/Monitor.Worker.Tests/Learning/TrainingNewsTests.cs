using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Training;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Learning;

/// <summary>What a training would learn now that the model in use did not.</summary>
public sealed class TrainingNewsTests(TrainedModels models)
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Ferries leave the harbour at six and at eight, and the harbour master keeps a list of the berths. ", 10));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_of_what_ships_is_behind_in_nothing_until_people_teach()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var news = bench.Get<TrainingNews>();
        Assert.False((await news.ReadAsync(Ct))!.Any);

        await bench.Get<LabelStore>().ImportAsync([Given("A law of our own")], Ct);
        var taught = (await news.ReadAsync(Ct))!;
        Assert.Equal((1, models.Good.Card.Examples, models.Good.Card.Examples + 1, true), (taught.LabelsSince, taught.ExamplesThen, taught.Gap.Examples, taught.Gap.OtherExamples));

        Assert.True(await bench.Get<LabelStore>().UndoAsync(1, "ada", bench.Clock.GetUtcNow(), Ct));
        Assert.False((await news.ReadAsync(Ct))!.Any);

        await bench.Get<LexiconEditing>().ChangeAsync(new LexiconEdit("our-concept", "a concept of our own", "en", "harbour ledger", false), "Ada", Ct);
        Assert.True((await news.ReadAsync(Ct))!.Gap is { OtherLexicon: true, OtherExamples: false, OtherCode: false });
    }

    [Fact]
    public async Task Whoever_renews_the_program_is_told_what_the_old_model_does_not_know()
    {
        await using var bench = await LearningBench.OpenAsync((models.Good.Model, models.Good.Card with { LabelsHash = "of fewer", Examples = 3_799, CodeVersion = "1" }));

        var news = (await bench.Get<TrainingNews>().ReadAsync(Ct))!;

        Assert.Equal((0, 3_799, TrainingInput.Shipped().Examples.Count), (news.LabelsSince, news.ExamplesThen, news.Gap.Examples));
        Assert.True(news.Gap is { OtherExamples: true, OtherCode: true, OtherLexicon: false });
    }

    [Fact]
    public async Task What_is_usual_can_be_learnt_once_enough_long_items_that_score_low_are_kept()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.CrawlAsync([Law("Ferry timetables", Long), Law("A short one", "Berths."), Law("Another timetable", $"Line 2. {Long}")]);
        Assert.True(await Sample(bench, fewest: 2).IsThereAsync(Ct));
        Assert.False(await Sample(bench, fewest: 3).IsThereAsync(Ct));

        Assert.False((await bench.Get<TrainingNews>().ReadAsync(Ct))!.WhatIsUsual);
        var few = News(bench, fewest: 2);
        Assert.True((await few.ReadAsync(Ct))!.WhatIsUsual);

        bench.Models.PutToUse(models.Poor.Model, models.Good.Card with { Id = models.Poor.Card.Id, Background = 2_000 });
        Assert.False((await few.ReadAsync(Ct))!.WhatIsUsual);
    }

    [Fact]
    public async Task What_is_crawled_later_is_seen_within_ten_minutes()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var news = News(bench, fewest: 1);
        Assert.False((await news.ReadAsync(Ct))!.WhatIsUsual);
        await bench.CrawlAsync([Law("Ferry timetables", Long)]);
        bench.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.True((await news.ReadAsync(Ct))!.WhatIsUsual);
    }

    private static TrainingNews News(LearningBench bench, int fewest) => new(
        bench.Get<ModelProvision>(), bench.Get<TrainingMaterial>(), Sample(bench, fewest), bench.Get<LabelStore>(), bench.Get<LexiconEditStore>(), bench.Clock);

    private static BackgroundSample Sample(LearningBench bench, int fewest) => new(bench.Get<RescoreStore>(), bench.Get<LabelStore>(), bench.Get<DialStore>(), fewest);

    private static NewLabel Given(string title) => new()
    {
        Fingerprint = title,
        Verdict = Verdict.Relevant,
        Who = "ada",
        At = Storage.Samples.Start,
        Where = LabelPlace.File,
        Example = new LabelExample(title, "A provider shall produce data.", "en", "UT"),
    };

    private static LabelledExample Law(string title, string text) => new()
    {
        Family = title,
        Language = "en",
        Jurisdiction = "UT",
        Kind = ExampleKind.Provision,
        Relevant = false,
        Instruments = [],
        Difficulty = Difficulty.Easy,
        Title = title,
        Text = text,
    };
}
