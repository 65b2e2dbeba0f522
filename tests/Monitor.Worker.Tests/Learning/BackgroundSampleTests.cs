using Monitor.Classifiers.Labels;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Learning;

/// <summary>Passages of what is crawled here, drawn for training.</summary>
public sealed class BackgroundSampleTests(TrainedModels models) : IClassFixture<TrainedModels>
{
    private const string Ferries = "Ferries leave the harbour at six and at eight, and the harbour master keeps a list of the berths that were used. ";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_come_from_long_items_that_score_low_and_that_nobody_labelled()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync(
        [
            Law("Ferry timetables", string.Concat(Enumerable.Repeat(Ferries, 30))),
            Law("Short notice", Ferries),
            Law("Labelled by somebody", string.Concat(Enumerable.Repeat($"Berths. {Ferries}", 30))),
            Law("Service providers shall hand over subscriber data to the police", string.Concat(Enumerable.Repeat("Providers shall disclose subscriber data and traffic data to the police on a production order of a judge. ", 30))),
        ]);
        Assert.Equal(4, items.Count);
        await bench.Get<LabelStore>().ImportAsync([Given(items[2])], Ct);

        var passages = await Sample(bench, fewest: 1).DrawAsync(Ct);

        Assert.Equal(2, passages.Count);
        Assert.All(passages, passage => Assert.Equal(("en", 600), (passage.Language, passage.Text.Length)));
        Assert.All(passages, passage => Assert.Contains(passage.Text.Trim(), string.Concat(Enumerable.Repeat(Ferries, 30)), StringComparison.Ordinal));
        Assert.Equal(passages, await Sample(bench, fewest: 1).DrawAsync(Ct));
    }

    [Fact]
    public async Task Too_few_teach_nothing_and_an_empty_store_has_none()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        Assert.Empty(await Sample(bench, fewest: 1).DrawAsync(Ct));
        await bench.CrawlAsync([Law("Ferry timetables", string.Concat(Enumerable.Repeat(Ferries, 30)))]);

        Assert.Empty(await Sample(bench, fewest: 3).DrawAsync(Ct));
        Assert.Empty((await bench.Get<TrainingMaterial>().ReadAsync(Ct)).Background);
    }

    [Fact]
    public async Task The_next_model_learns_from_them()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.CrawlAsync([.. Enumerable.Range(0, 700).Select(i => Law($"Ferry timetable {i}", string.Concat(Enumerable.Repeat($"Line {i}. {Ferries}", 33))))]);

        var input = await bench.Get<TrainingMaterial>().ReadAsync(Ct);

        Assert.InRange(input.Background.Count, 2_000, 2_100);
    }

    private static BackgroundSample Sample(LearningBench bench, int fewest) => new(bench.Get<RescoreStore>(), bench.Get<LabelStore>(), bench.Active, fewest);

    private static NewLabel Given(long item) => new()
    {
        ItemId = item,
        Fingerprint = "labelled",
        Verdict = Verdict.NotRelevant,
        Who = "ada",
        At = Storage.Samples.Start,
        Where = LabelPlace.Page,
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
