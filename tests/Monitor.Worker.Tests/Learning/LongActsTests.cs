using Monitor.Classifiers;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Training;
using Monitor.Worker.Labelling;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Learning;

/// <summary>Acts of many sections of which one matters: what a label of such an act teaches about the same section in another act.</summary>
public sealed class LongActsTests(TrainedModels models)
{
    private const int SectionsOfAnAct = 40;
    private const int ShortestSection = 150;

    private static readonly IReadOnlyList<LabelledExample> Sections = [.. TrainedModels.Gold.Where(example => example is { Relevant: true, Language: "en" } && example.Text.Length >= ShortestSection)];

    private static readonly IReadOnlyList<LabelledExample> Ordinary = [.. TrainingInput.Shipped().Examples
        .Where(example => example is { Relevant: false, Language: "en", Difficulty: not Difficulty.Hard } && example.Text.Length >= ShortestSection)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_section_that_was_marked_in_a_long_act_is_found_in_another_act_afterwards_and_other_acts_are_left_alone()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var items = await bench.CrawlAsync([.. Sections.Select((section, at) => Act(at, section))]);
        var others = Sections.Select((section, at) => Text(Act(at + Sections.Count, section))).ToList();
        var without = Sections.Select((_, at) => Text(Act(at + Sections.Count, null))).ToList();
        foreach (var (item, at) in items.Select((item, at) => (item, at)))
        {
            await bench.Get<Labeller>().LabelAsync(
                new LabelAnswer { ItemId = item, Fingerprint = $"fp:d{at}", Verdict = "relevant", Passage = Sections[at].Text, Who = "Ada", Where = LabelPlace.Page }, Ct);
        }

        var (whole, taught) = (await bench.Get<GivenLabels>().ReadAsync(Ct), await bench.Get<GivenLabels>().TaughtAsync(Ct));
        var refit = RelevanceRefit.Prepare(TrainingInput.Shipped(), Ct);
        var (before, byWhole, byMarked) = (refit.With([], Ct), refit.With([.. whole.Select(example => example with { Passage = null })], Ct), refit.With(taught, Ct));

        var (then, ifWhole, now) = (Mean(before, others), Mean(byWhole, others), Mean(byMarked, others));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Sections.Count} sections: before {then:0.000} ({Found(before, others)} found), acts taught whole {ifWhole:0.000} ({Found(byWhole, others)}), marked words taught {now:0.000} ({Found(byMarked, others)}); "
            + $"without the section {Mean(before, without):0.000} ({Found(before, without)}), {Mean(byWhole, without):0.000} ({Found(byWhole, without)}), {Mean(byMarked, without):0.000} ({Found(byMarked, without)})");
        Assert.All(taught, example => Assert.InRange(example.Text.Length, ShortestSection, TaughtText.Longest));
        Assert.True(now > then + 0.05 && Found(byMarked, others) > Found(before, others), $"before {then:0.000}, marked {now:0.000}");
        // Acts taught whole lift what is ordinary in them with what matters, and whoever looks at near misses gets the noise.
        Assert.True(Mean(byMarked, without) < Mean(byWhole, without) && Found(byMarked, without) == 0, $"without the section: before {Mean(before, without):0.000}, marked {Mean(byMarked, without):0.000}, whole {Mean(byWhole, without):0.000}");
    }

    [Fact]
    public async Task What_a_label_of_a_long_act_teaches_does_not_change_with_later_models()
    {
        await using var bench = await LearningBench.OpenAsync(models.Good);
        var item = (await bench.CrawlAsync([Act(0, Sections[0])]))[0];
        await bench.Get<LabelStore>().AppendAsync(
            new NewLabel { ItemId = item, Fingerprint = "fp:d0", Verdict = Verdict.Relevant, Who = "Ada", At = bench.Clock.GetUtcNow().AddHours(1), Where = LabelPlace.Page }, Ct);
        var (taught, exported) = (Assert.Single(await bench.Get<GivenLabels>().TaughtAsync(Ct)), Assert.Single(await bench.Get<GivenLabels>().ReadAsync(Ct)));
        var carrying = (await bench.ItemAsync(item)).Classification!.Passage!;
        bench.Clock.Advance(TimeSpan.FromDays(2));
        bench.Offer(models.Poor);
        Assert.True(bench.Models.Promote(models.Poor.Card.Id));
        await bench.Get<ModelProvision>().RefreshAsync(Ct);
        await bench.Get<Rescoring>().CatchUpAsync(null, Ct);

        var later = Assert.Single(await bench.Get<GivenLabels>().TaughtAsync(Ct));
        Assert.True(bench.Models.Rollback(models.Good.Card.Id));
        await bench.Get<ModelProvision>().RefreshAsync(Ct);
        await bench.Get<Rescoring>().CatchUpAsync(null, Ct);
        var back = Assert.Single(await bench.Get<GivenLabels>().TaughtAsync(Ct));

        Assert.Contains(GivenLabels.OneLine(carrying), taught.Text, StringComparison.Ordinal);
        Assert.InRange(taught.Text.Length, ShortestSection, TaughtText.Window);
        Assert.Equal((taught.Text, taught.Text), (later.Text, back.Text));
        Assert.InRange(exported.Text.Length, SectionsOfAnAct * ShortestSection, int.MaxValue);
    }

    private static LabelledExample Act(int number, LabelledExample? hidden)
    {
        var around = Enumerable.Range(0, SectionsOfAnAct).Select(at => Ordinary[((number * SectionsOfAnAct) + at) % Ordinary.Count]).ToList();
        List<string> sections = [.. around.Select(example => example.Text)];
        if (hidden is not null) sections.Insert(sections.Count / 2, hidden.Text);
        return around[0] with { Title = $"Miscellaneous Provisions Act {number}", Text = string.Join('\n', sections) };
    }

    private static TextToAssess Text(LabelledExample act) => new() { Title = act.Title, Body = act.Text, Language = act.Language };

    private static double Mean(LearnedClassifier model, IReadOnlyList<TextToAssess> texts) => texts.Average(text => model.Assess(text).Relevance);

    private static int Found(LearnedClassifier model, IReadOnlyList<TextToAssess> texts) => texts.Count(text => model.Assess(text).Relevant);
}
