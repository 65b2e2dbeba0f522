using CsCheck;
using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Tests;

/// <summary>What every classifier promises, whatever is behind it.</summary>
public abstract class TextClassifierContract
{
    private const string Provision =
        "On a production order of the court, a service provider shall hand over subscriber information and traffic data of the user to the police.";

    protected abstract ITextClassifier Classifier { get; }

    [Fact]
    public void A_clear_provision_is_relevant_and_a_police_pension_is_not()
    {
        var provision = Classifier.Assess(new TextToAssess { Title = "Electronic evidence act", Body = Provision });
        var pension = Classifier.Assess(new TextToAssess { Title = "Pension scheme of retired police officers" });

        Assert.True(provision.Relevant);
        Assert.False(pension.Relevant);
        Assert.Empty(pension.PolicyAreas);
        Assert.DoesNotContain(pension.Instruments, score => score.Assigned);
    }

    [Fact]
    public void All_instruments_come_back_most_probable_first()
    {
        var assessment = Classifier.Assess(new TextToAssess { Title = "Act", Body = Provision });

        Assert.Equal(Instruments.All.Order(), assessment.Instruments.Select(score => score.Id).Order());
        Assert.Equal(assessment.Instruments.Select(s => s.Probability).OrderDescending(), assessment.Instruments.Select(s => s.Probability));
        Assert.All(assessment.Instruments, score => Assert.InRange(score.Probability, 0, 1));
    }

    [Fact]
    public void A_relevant_text_has_policy_areas_and_reasons_for()
    {
        var assessment = Classifier.Assess(new TextToAssess { Title = "Electronic evidence act", Body = Provision });

        Assert.NotEmpty(assessment.PolicyAreas);
        Assert.All(assessment.PolicyAreas, area => Assert.Contains(area, PolicyAreas.All));
        Assert.InRange(assessment.Reasons.Count(reason => reason.Weight > 0), 1, 5);
        Assert.InRange(assessment.Reasons.Count(reason => reason.Weight < 0), 0, 5);
    }

    [Fact]
    public void The_passage_is_the_sentence_that_carries_a_long_text()
    {
        var filler = string.Join('\n', Enumerable.Repeat("The committee shall adopt its rules of procedure and publish the budget of the school meals programme.", 40));
        var body = $"{filler}\n{Provision}\n{filler}";

        var passage = Classifier.Assess(new TextToAssess { Title = "Omnibus act", Body = body }).Passage;

        Assert.NotNull(passage);
        Assert.Contains("subscriber information", passage.Text, StringComparison.Ordinal);
        Assert.Equal(body.Substring(passage.Start, passage.Length), passage.Text);
        Assert.InRange(passage.Length, 1, 600);
        Assert.InRange(passage.Score, 0, 1);
    }

    [Fact]
    public void No_body_means_no_passage()
    {
        var assessment = Classifier.Assess(new TextToAssess { Title = "Pension scheme" });

        Assert.Null(assessment.Passage);
    }

    [Fact]
    public void The_told_language_is_kept_and_an_untold_one_is_detected()
    {
        var told = Classifier.Assess(new TextToAssess { Title = "Act", Language = "pt-BR" });
        var detected = Classifier.Assess(new TextToAssess { Title = "Gesetz über die Herausgabe von Daten und die Pflichten der Anbieter" });

        Assert.Equal("pt-BR", told.Language);
        Assert.Equal("de", detected.Language);
    }

    [Fact]
    public void No_unicode_string_makes_it_throw() =>
        Gen.Select(Gen.String[Gen.Char, 0, 200], Gen.String[Gen.Char, 0, 2000]).Sample(
            (title, body) =>
            {
                var text = new TextToAssess { Title = title, Body = body };
                var assessment = Classifier.Assess(text);
                return Classifier.Nearest(text, 3).All(precedent => precedent.Likeness is >= 0.1 and <= 1) && assessment.Relevance is >= 0 and <= 1 && (assessment.Passage is null || assessment.Passage.Length <= 600);
            },
            iter: 150, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public async Task Many_threads_get_the_answer_of_one()
    {
        TextToAssess[] texts = [.. Examples.Input.Examples.Select(example => new TextToAssess { Title = example.Title, Body = Provision })];
        var alone = texts.Select(text => Classifier.Assess(text).Relevance).ToList();

        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => texts.Select(text => Classifier.Assess(text).Relevance).ToList())));

        Assert.All(together, answers => Assert.Equal(alone, answers));
    }
}

public sealed class LearnedClassifierContractTests : TextClassifierContract
{
    protected override ITextClassifier Classifier => Examples.Learned;

    [Fact]
    public void Other_thresholds_turn_the_verdict_and_not_the_probability()
    {
        var text = new TextToAssess { Title = "Electronic evidence act" };
        var usual = Examples.Learned.Assess(text);
        var (above, below) = ((1 + usual.Relevance) / 2, usual.Relevance / 2);

        var flagged = Examples.Learned.With(Examples.Topics.WithThresholds(below, below)).Assess(text);
        var between = Examples.Learned.With(Examples.Topics.WithThresholds(above, below)).Assess(text);
        var passedOver = Examples.Learned.With(Examples.Topics.WithThresholds(above, above)).Assess(text);

        Assert.Equal([usual.Relevance, usual.Relevance, usual.Relevance], [flagged.Relevance, between.Relevance, passedOver.Relevance]);
        Assert.Equal((true, false), (flagged.Relevant, flagged.ForReview));
        Assert.Equal((false, true), (between.Relevant, between.ForReview));
        Assert.Equal((false, false), (passedOver.Relevant, passedOver.ForReview));
        Assert.Equal((above, below), (between.Threshold, between.ReviewThreshold));
        Assert.Equal(usual.ModelId, between.ModelId);
    }
}

public sealed class KeywordClassifierContractTests : TextClassifierContract
{
    protected override ITextClassifier Classifier { get; } = new KeywordClassifier(Examples.Topics);
}
