using Microsoft.EntityFrameworkCore;
using Monitor.Classifiers.Gold;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Training;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Learning;

/// <summary>Passages of what is crawled here, drawn for training.</summary>
public sealed class BackgroundSampleTests(TrainedModels models)
{
    private const string Ferries = "Ferries leave the harbour at six and at eight, and the harbour master keeps a list of the berths that were used. ";

    private static readonly string Long = string.Concat(Enumerable.Repeat(Ferries, 30));
    private static readonly HashSet<string> Nothing = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_come_from_long_items_that_score_low_and_that_nobody_labelled()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync(
        [
            Law("Ferry timetables", Long),
            Law("Short notice", Ferries),
            Law("Labelled by somebody", string.Concat(Enumerable.Repeat($"Berths. {Ferries}", 30))),
            Law("Service providers shall hand over subscriber data to the police", string.Concat(Enumerable.Repeat("Providers shall disclose subscriber data and traffic data to the police on a production order of a judge. ", 30))),
        ]);
        Assert.Equal(4, items.Count);
        await bench.Get<LabelStore>().ImportAsync([Given(items[2])], Ct);

        var passages = await Sample(bench).DrawAsync(Nothing, Ct);

        Assert.Equal(3, passages.Count);
        Assert.Equal(3, passages.Distinct().Count());
        Assert.All(passages, passage => Assert.Equal(($"item-{items[0]}", "en"), (passage.Family, passage.Language)));
        Assert.All(passages, passage => Assert.InRange(passage.Text.Length, 540, 600));
        Assert.All(passages, passage => Assert.Contains(passage.Text, Long, StringComparison.Ordinal));
        Assert.Equal(passages, await Sample(bench).DrawAsync(Nothing, Ct));
        Assert.Empty(await Sample(bench).DrawAsync(new HashSet<string> { "Ferry timetables" }, Ct));
    }

    [Fact]
    public async Task A_look_that_begins_lower_keeps_more_out()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        await bench.CrawlAsync([Law("Ferry timetables", Long)]);
        var score = (await bench.Get<RescoreStore>().OfItemsAsync([1], Ct))[0].Relevance!.Value;
        Assert.InRange(score, 0, 0.15);
        Assert.NotEmpty(await Sample(bench).DrawAsync(Nothing, Ct));

        await bench.QueryAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Documents SET Relevance = 0.15", Ct));
        Assert.NotEmpty(await Sample(bench).DrawAsync(Nothing, Ct));
        Assert.Null(await bench.Get<DialReport>().SetAsync(0.5, 0.1, "Ada", "We look at more.", Ct));

        Assert.Empty(await Sample(bench).DrawAsync(Nothing, Ct));
    }

    [Fact]
    public async Task One_relevant_document_keeps_the_whole_item_out()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync([Law("Ferry timetables", Long), Law("Ferry timetables, as the other chamber published them", Long)]);
        await bench.QueryAsync(db => db.Documents.ExecuteUpdateAsync(set => set.SetProperty(row => row.ItemId, items[0]), Ct));
        Assert.Equal(3, (await Sample(bench).DrawAsync(Nothing, Ct)).Count);

        await bench.QueryAsync(db => db.Documents.Where(row => row.Id == 2).ExecuteUpdateAsync(set => set.SetProperty(row => row.Relevance, 0.9), Ct));

        Assert.Empty(await Sample(bench).DrawAsync(Nothing, Ct));
    }

    [Fact]
    public async Task Too_few_teach_nothing_and_an_empty_store_has_none()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        Assert.Empty(await Sample(bench).DrawAsync(Nothing, Ct));
        await bench.CrawlAsync([Law("Ferry timetables", Long)]);

        Assert.Empty(await Sample(bench, fewest: 4).DrawAsync(Nothing, Ct));
        Assert.Empty((await bench.Get<TrainingMaterial>().ReadAsync(Ct)).Background);
    }

    [Fact]
    public async Task They_are_part_of_what_the_next_model_is_made_of_but_laws_that_models_are_tried_on_are_not()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var gold = GoldSet.LoadShipped();
        string[] held = [gold.Examples.First(example => !example.Relevant).Title, gold.Canaries.First(canary => !canary.Relevant).Title, TrainingInput.Shipped().Examples.First(example => !example.Relevant).Title];
        var items = await bench.CrawlAsync([.. held.Select(title => Law(title, Long)), .. Enumerable.Range(0, 700).Select(i => Law($"Ferry timetable {i}", $"Line {i}. {Long}"))]);

        var input = await bench.Get<TrainingMaterial>().ReadAsync(Ct);

        Assert.InRange(input.Background.Count, 2_000, 2_100);
        Assert.DoesNotContain(input.Background, passage => items.Take(held.Length).Any(item => passage.Family == $"item-{item}"));
    }

    private static BackgroundSample Sample(LearningBench bench, int fewest = 1) => new(bench.Get<RescoreStore>(), bench.Get<LabelStore>(), bench.Get<DialStore>(), fewest);

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
