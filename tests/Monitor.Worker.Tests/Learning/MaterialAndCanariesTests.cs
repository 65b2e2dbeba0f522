using Monitor.Classifiers;
using Monitor.Classifiers.Features;
using Monitor.Classifiers.Gold;
using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;
using Monitor.Worker.Classifying;
using Monitor.Worker.Indexing;
using Monitor.Worker.Labelling;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Learning;

/// <summary>What the next model is made of, and whether the one in use knows what every model must know.</summary>
public sealed class MaterialAndCanariesTests(TrainedModels models)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_labelled_and_edited_is_learnt_but_never_a_law_that_models_are_tried_on()
    {
        await using var bench = await LearningBench.OpenAsync(models.Poor);
        var (gold, canary) = (GoldSet.LoadShipped().Examples[0].Title, GoldSet.LoadShipped().Canaries[0].Title);
        await bench.Get<LabelStore>().ImportAsync([Given("A law of our own"), Given(gold), Given(canary.ToUpperInvariant())], Ct);
        Assert.Empty(await bench.Get<LexiconEditing>().ChangeAsync(new LexiconEdit("our-concept", "a concept of our own", "en", "harbour ledger", false), "Ada", Ct));

        var input = await bench.Get<TrainingMaterial>().ReadAsync(Ct);

        Assert.Equal(TrainingInput.Shipped().Examples.Count + 1, input.Examples.Count);
        Assert.Contains(input.Examples, example => example.Title == "A law of our own");
        Assert.Equal(3, (await bench.Get<GivenLabels>().ReadAsync(Ct)).Count);
        Assert.Contains(input.Lexicon.Entries, entry => entry is { Concept: "our-concept", Language: "en" });
    }

    [Fact]
    public async Task Searches_know_an_edit_of_the_lexicon_at_once_and_after_a_start()
    {
        await using var bench = await LearningBench.OpenAsync(models.Poor);
        Assert.Null(bench.Get<ConceptShelf>().Current.Find("harbour ledger"));

        await bench.Get<LexiconEditing>().ChangeAsync(new LexiconEdit("our-concept", "a concept of our own", "en", "harbour ledger", false), "Ada", Ct);

        Assert.Equal("our-concept", bench.Get<ConceptShelf>().Current.Find("harbour ledger")?.Id);
        var started = new ConceptShelf();
        await new LexiconEditing(bench.Get<LexiconEditStore>(), bench.Get<TrainingMaterial>(), bench.Get<AuditTrail>(), started).RefreshAsync(Ct);
        Assert.Equal("our-concept", started.Current.Find("harbour ledger")?.Id);
    }

    [Fact]
    public void A_model_that_flags_nothing_misses_every_canary_law_and_plain_keywords_are_asked_for_none()
    {
        var active = new ActiveClassifier();
        var canaries = new ModelCanaries(active);
        Assert.Empty(canaries.Missed());

        active.Use(new LearnedClassifier(models.Poor.Model, TopicSet.LoadShipped().WithThresholds(0.9999, 0.9999)));
        Assert.Equal(GoldSet.LoadShipped().Canaries.Where(canary => canary.Relevant).Select(canary => canary.Title), canaries.Missed());

        active.Use(new KeywordClassifier(TopicSet.LoadShipped()));
        Assert.Empty(canaries.Missed());
    }

    private static NewLabel Given(string title) => new()
    {
        Fingerprint = title,
        Verdict = Verdict.Relevant,
        Who = "ada",
        At = Storage.Samples.Start,
        Where = LabelPlace.File,
        Example = new LabelExample(title, "A provider shall produce data.", "en", "UT"),
    };
}
