using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Gold;
using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Tests.Evaluation;

public sealed class GoldTrialTests
{
    private static readonly GoldSet Gold = new()
    {
        Examples =
        [
            Examples.Row("order", "en", true, "production-order", "A production order obliges providers to hand over user data to the police"),
            Examples.Row("orden", "es-MX", true, "production-order", "Los proveedores entregarán los datos de abonados al fiscal"),
            Examples.Row("wages", "en", false, "", "Wages of cooks in school canteens"),
        ],
        Canaries =
        [
            Examples.Row("canary-found", "en", true, "", "Act on interception of communications"),
            Examples.Row("canary-hidden", "en", true, "", "Miscellaneous provisions"),
        ],
    };

    [Fact]
    public void Every_row_is_asked_once_at_the_threshold_of_the_classifier()
    {
        var report = GoldTrial.Run(new ByWord("order", "data", "datos", "interception"), Gold);

        Assert.Equal((3, 2, 2, 2), (report.Relevance.Examples, report.Relevance.Positives, report.Relevance.Recall.Hits, report.Relevance.Precision.Of));
        Assert.Equal(["en", "es"], report.Languages.Keys);
        Assert.Equal((2, 2), (report.Instruments["production-order"].Positives, report.Instruments["production-order"].Examples));
        Assert.Equal(["order", "orden", "wages"], report.Outcomes.Select(outcome => outcome.Family));
        Assert.Equal("canary-found", Assert.Single(report.CanariesMet).Family);
        Assert.Equal("canary-hidden", Assert.Single(report.CanariesMissed).Family);
        Assert.Equal("by-word order data datos interception", report.ModelId);
    }

    [Fact]
    public void Two_models_are_compared_row_by_row_canaries_included()
    {
        var active = GoldTrial.Run(new ByWord("order", "interception"), Gold);
        var candidate = GoldTrial.Run(new ByWord("datos", "canteens", "provisions"), Gold);

        Assert.Equal(["order", "canary-found"], candidate.LostAgainst(active).Select(outcome => outcome.Family));
        Assert.Equal(["orden", "canary-hidden"], candidate.WonAgainst(active).Select(outcome => outcome.Family));
        Assert.Equal(["wages"], candidate.FalselyFlaggedAgainst(active).Select(outcome => outcome.Family));
        Assert.Empty(active.FalselyFlaggedAgainst(candidate));
        Assert.Empty(active.LostAgainst(active));
    }

    [Fact]
    public void Reports_on_different_gold_are_not_compared()
    {
        var one = GoldTrial.Run(new ByWord("order"), Gold);
        var other = GoldTrial.Run(new ByWord("order"), Gold with { Examples = [.. Gold.Examples.Reverse()] });

        Assert.Contains("another gold set", Assert.Throws<ArgumentException>(() => one.LostAgainst(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_survives_json()
    {
        var report = GoldTrial.Run(Examples.Learned, Gold);

        var again = GoldReport.FromJson(report.ToJson());

        Assert.Equal(report.ToJson(), again.ToJson());
        Assert.Equal(report.CanariesMissed, again.CanariesMissed);
        Assert.Empty(again.LostAgainst(report));
    }

    [Fact]
    public void All_mistakes_of_gold_and_canaries_are_told_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-gold-").FullName;
        File.WriteAllText(Path.Combine(folder, "gold-north.tsv"), LabelFile.Header + "\ntoo\tfew\n");
        var mistakes = Assert.Throws<LabelFileException>(() => GoldSet.Load(folder)).Mistakes;
        Directory.Delete(folder, recursive: true);

        Assert.Contains(mistakes, mistake => mistake.StartsWith("gold-north.tsv:2:", StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.Contains("canaries.tsv: there is no such file", StringComparison.Ordinal));
        Assert.Contains("no gold-*.tsv", Assert.Throws<LabelFileException>(() => GoldSet.Load(folder)).Mistakes[0], StringComparison.Ordinal);
    }

    /// <summary>Flags a title with any of its words.</summary>
    private sealed class ByWord(params string[] words) : ITextClassifier
    {
        public string ModelId => "by-word " + string.Join(' ', words);

        public Assessment Assess(TextToAssess text)
        {
            var found = words.Any(word => text.Title.Contains(word, StringComparison.Ordinal));
            return new Assessment
            {
                Relevance = found ? 0.9 : 0.1,
                Relevant = found,
                Threshold = 0.5,
                Instruments = [],
                PolicyAreas = [],
                Reasons = [],
                ModelId = ModelId,
            };
        }
    }
}
