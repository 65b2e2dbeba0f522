using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Tests.Evaluation;

public sealed class EvaluationTests
{
    [Fact]
    public void Average_precision_and_wilson_interval_are_the_textbook_values()
    {
        var area = Measuring.AveragePrecision([0.9, 0.8, 0.7, 0.6], [true, false, true, false]);
        var share = Measuring.Wilson(8, 10);

        Assert.Equal((1 + (2 / 3.0)) / 2, area, 9);
        Assert.Equal(0.4902, share.Low, 4);
        Assert.Equal(0.9433, share.High, 4);
    }

    [Theory]
    [InlineData(0.9, 0.25)]
    [InlineData(0.6, 0.75)]
    [InlineData(0.5, 1)]
    public void Recall_at_a_precision_is_that_of_the_best_threshold_which_keeps_it(double precision, double recall) =>
        Assert.Equal(recall, Measuring.RecallAt(precision, [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2], [true, false, true, false, true, false, false, true]));

    [Fact]
    public void A_language_without_labels_is_asked_without_its_laws_in_other_languages()
    {
        var input = Examples.Input with { Examples = [.. Examples.Input.Examples, .. Copies("cy", 40)] };
        var found = ClassifierEvaluation.RunWithoutEachLanguage(input, null, TestContext.Current.CancellationToken);

        Assert.Equal(40, found["cy"].Learned.Examples);
        Assert.All(found.Values, comparison => Assert.True(comparison.Learned.Examples >= ClassifierEvaluation.FewestOfALanguage));
    }

    [Fact]
    public void Nothing_to_measure_is_not_a_division_by_zero()
    {
        var metrics = Measuring.Measure([], [], []);

        Assert.Equal(0, metrics.PrAuc);
        Assert.Equal(0, metrics.F2);
        Assert.Equal((0, 1), (metrics.Recall.Low, metrics.Recall.High));
    }

    [Fact]
    public void The_report_covers_every_example_once_and_survives_json()
    {
        var report = ClassifierEvaluation.Run(Examples.Input, null, TestContext.Current.CancellationToken);

        var again = EvaluationReport.FromJson(report.ToJson());

        Assert.Equal(Examples.Input.Examples.Count, report.Relevance.Learned.Examples);
        Assert.Equal(Examples.Input.Examples.Count, report.Languages.Values.Sum(comparison => comparison.Learned.Examples));
        Assert.Equal(11, report.Instruments.Count);
        Assert.Equal(report.ToJson(), again.ToJson());
        Assert.True(report.Relevance.Learned.PrAuc > 0.8);
    }

    [Fact]
    public void A_hidden_section_is_asked_about_with_and_without_it_where_the_language_has_enough_to_hide_it_in()
    {
        var examples = Enumerable.Range(0, 12).Select(i => Passage("no", i, "en", false, i == 3 ? "zebra" : "meadow"))
            .Append(Passage("look-alike", 0, "en", false, "zebra") with { Difficulty = Difficulty.Hard })
            .Concat(Enumerable.Range(0, 3).Select(i => Passage("yes", i, "en", true, i == 0 ? "meadow" : "needle")))
            .Append(Passage("lonely", 0, "fr", true, "needle"))
            .ToList();

        var byNeedle = HiddenSections.Ask(new FlagsAWord("needle"), examples, seed: 1);
        var byZebra = HiddenSections.Ask(new FlagsAWord("zebra"), examples, seed: 1);

        Assert.Equal((2, 0, 3), byNeedle);
        Assert.Equal((3, 3, 3), byZebra);
    }

    private static LabelledExample Passage(string family, int number, string language, bool relevant, string word) =>
        Examples.Row($"{family}-{number}", language, relevant, relevant ? "production-order" : "", $"{family} {number}") with
        {
            Text = string.Join(' ', Enumerable.Repeat(word, 40)),
            Difficulty = Difficulty.Medium,
        };

    private sealed class FlagsAWord(string word) : ITextClassifier
    {
        public string ModelId => word;

        public Assessment Assess(TextToAssess text) => Examples.Learned.Assess(text) with { Relevant = text.Body.Contains(word, StringComparison.Ordinal) };
    }

    private static IEnumerable<LabelledExample> Copies(string language, int count) =>
        Examples.Input.Examples.Take(count).Select((example, i) => example with { Language = language, Family = $"copy-{i}" });
}
