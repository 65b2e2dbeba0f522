using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests;

public sealed class PrecedentTests
{
    private static readonly TextToAssess Retention = new()
    {
        Title = "Ley que obliga a los operadores de telecomunicaciones a conservar los datos de tráfico durante doce meses",
    };

    [Fact]
    public void An_example_is_nearest_to_itself()
    {
        var asked = ShippedModel.Input.Examples.Where((example, i) => i % 20 == 0 && example.Text.Length is > 60 and < 300).ToList();

        var first = 0;
        Assert.InRange(asked.Count, 30, 300);
        foreach (var example in asked)
        {
            var nearest = ShippedModel.Classifier.Nearest(Texts.Of(example), 3);
            var itself = Assert.Single(nearest, near => near.Family == example.Family && near.Title == example.Title[..Math.Min(160, example.Title.Length)]);

            Assert.Equal((example.Language, example.Jurisdiction, example.Relevant), (itself.Language, itself.Jurisdiction, itself.Relevant));
            Assert.Equal(example.Instruments, itself.Instruments);
            // Not 1 for all: half of the families were read without the names that the lexicon knows, so that the law they speak of is sometimes nearer.
            Assert.InRange(itself.Likeness, 0.6, 1);
            first += itself == nearest[0] ? 1 : 0;
        }
        Assert.InRange(first, asked.Count * 19 / 20, asked.Count);
    }

    [Fact]
    public void A_spanish_retention_bill_finds_the_retention_laws_of_other_languages()
    {
        var foreign = ShippedModel.Classifier.Nearest(Retention, 100).Where(precedent => !precedent.Language.StartsWith("es", StringComparison.Ordinal)).Take(5).ToList();

        Assert.Equal(5, foreign.Count);
        Assert.All(foreign, precedent => Assert.True(precedent.Relevant, precedent.Title));
        Assert.True(foreign.Count(precedent => precedent.Instruments.Contains("data-retention")) >= 4, string.Join('\n', foreign));
        Assert.True(foreign.Select(precedent => precedent.Language).Distinct().Count() >= 3, string.Join('\n', foreign));
    }

    [Fact]
    public void Precedents_fall_in_likeness_and_no_family_stands_twice()
    {
        var nearest = ShippedModel.Classifier.Nearest(Retention, 4000);

        Assert.InRange(nearest.Count, 50, 3000);
        Assert.Equal(nearest.Select(precedent => precedent.Likeness).OrderDescending(), nearest.Select(precedent => precedent.Likeness));
        Assert.Equal(nearest.Count, nearest.Select(precedent => precedent.Family).Distinct().Count());
        Assert.All(nearest, precedent => Assert.InRange(precedent.Likeness, 0.1, 1));
        Assert.Equal(nearest.Take(3), ShippedModel.Classifier.Nearest(Retention, 3));
    }

    [Fact]
    public void A_long_text_is_compared_by_its_best_passage()
    {
        var filler = string.Join('\n', Enumerable.Repeat("The committee shall adopt its rules of procedure and publish the budget of the school meals programme.", 60));
        const string Provision = "Telecommunications operators shall retain traffic data for twelve months for criminal investigations.";

        var nearest = Examples.Learned.Nearest(new TextToAssess { Title = "Omnibus act", Body = $"{filler}\n{Provision}\n{filler}" }, 1);

        Assert.Contains("data-retention", Assert.Single(nearest).Instruments);
    }

    [Fact]
    public void A_text_that_shares_nothing_has_no_precedent()
    {
        Assert.Empty(Examples.Learned.Nearest(new TextToAssess { Title = "Zzyzx qwrtpsdf" }, 5));
        Assert.Empty(Examples.Learned.Nearest(new TextToAssess { Title = "" }, 5));
        Assert.Empty(Examples.Learned.Nearest(Retention, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Examples.Learned.Nearest(Retention, -1));
    }

    [Fact]
    public void A_classifier_that_keeps_no_examples_has_no_precedents()
    {
        ITextClassifier keywords = new KeywordClassifier(Examples.Topics);

        Assert.Empty(keywords.Nearest(Retention, 5));
    }

    [Fact]
    public void The_file_keeps_them_and_stays_small()
    {
        var file = Path.GetTempFileName();
        ModelFile.Write(file, ShippedModel.Model);
        var (read, size) = (ModelFile.Read(file), new FileInfo(file).Length);
        File.Delete(file);

        var nearest = new LearnedClassifier(read, Examples.Topics).Nearest(Retention, 20);

        Assert.Equivalent(ShippedModel.Classifier.Nearest(Retention, 20), nearest, strict: true);
        Assert.Equal(ShippedModel.Input.Examples.Count, read.Examples.Count);
        Assert.InRange(size, 1, 20_000_000);
    }

    [Fact]
    public void A_long_title_is_cut_but_never_within_a_letter()
    {
        var title = string.Concat(Enumerable.Repeat("police ", 22)) + "order😀 and more of it";
        var (model, _) = Examples.Train(Examples.Input with { Examples = [.. Examples.Input.Examples, Examples.Row("long", "en", false, "", title)] });

        var kept = Assert.Single(model.Examples, example => example.Family == "long").Title;

        Assert.Equal(title[..159], kept);
    }

    [Fact]
    public async Task Threads_that_ask_first_at_once_get_the_same_answer()
    {
        var fresh = new LearnedClassifier(ModelTrainer.Train(Examples.Input, DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken).Model, Examples.Topics);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => fresh.Nearest(Retention, 10))));

        Assert.NotEmpty(answers[0]);
        Assert.All(answers, answer => Assert.Equivalent(Examples.Learned.Nearest(Retention, 10), answer, strict: true));
    }
}
