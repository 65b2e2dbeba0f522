using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests.Training;

public sealed class RelevanceRefitTests
{
    /// <summary>A new family of three, another example of a known family, and words that one known family alone had until now.</summary>
    private static readonly IReadOnlyList<LabelledExample> More =
    [
        Examples.Row("new", "en", true, "production-order", "Tariffs of canteens: the police may demand subscriber information of mobile operators"),
        Examples.Row("new", "en", true, "", "Mobile operators hand over location data at the demand of prosecutors"),
        Examples.Row("new", "de", true, "", "Mobilfunkbetreiber geben Standortdaten an Staatsanwälte heraus"),
        Examples.Row("no-0", "en", false, "", "Pension scheme for retired police officers, their widows and their orphans"),
        Examples.Row("yes-0", "en", true, "", "Subscriber information of canteens and heritage sites on a production order"),
    ];

    [Fact]
    public void Relevance_is_bit_for_bit_that_of_a_whole_training()
    {
        var refit = RelevanceRefit.Prepare(Examples.Input, TestContext.Current.CancellationToken);

        AssertSame(Examples.Input with { Examples = [.. Examples.Input.Examples, .. More] }, refit.With(More, TestContext.Current.CancellationToken));
        AssertSame(Examples.Input, refit.With([], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void On_the_shipped_labels_too()
    {
        var known = ShippedModel.Input.Examples.Where((_, i) => i % 150 != 0).ToList();
        var more = ShippedModel.Input.Examples.Where((_, i) => i % 150 == 0).ToList();

        var refitted = RelevanceRefit.Prepare(ShippedModel.Input with { Examples = known }, TestContext.Current.CancellationToken)
            .With(more, TestContext.Current.CancellationToken);

        Assert.Equal(ShippedModel.Model.Vocabulary.Keys, refitted.Model.Vocabulary.Keys);
        Assert.Equal(ShippedModel.Model.Relevance.Weights, refitted.Model.Relevance.Weights);
        Assert.Equal(ShippedModel.Model.Relevance.Intercept, refitted.Model.Relevance.Intercept);
    }

    [Fact]
    public void It_is_named_after_the_model_that_it_stands_for_and_is_not_taken_for_it()
    {
        var input = Examples.Input with { Examples = [.. Examples.Input.Examples, .. More] };

        var refitted = RelevanceRefit.Prepare(Examples.Input, TestContext.Current.CancellationToken).With(More, TestContext.Current.CancellationToken);

        Assert.Equal(ModelTrainer.ModelIdOf(input), refitted.ModelId.Replace("refit-", "learned-", StringComparison.Ordinal));
        Assert.NotEqual(ModelTrainer.ModelIdOf(input), refitted.ModelId);
    }

    [Fact]
    public void A_label_moves_the_texts_that_are_like_it_and_instruments_stay_by_keyword()
    {
        var refit = RelevanceRefit.Prepare(Examples.Input, TestContext.Current.CancellationToken);
        var text = new TextToAssess { Title = "School meals and education budget of municipalities" };
        LabelledExample[] more = [.. Enumerable.Range(0, 5).Select(i => Examples.Row($"meals-{i}", "en", true, "", "School meals and education budget"))];

        var (before, after) = (refit.With([], TestContext.Current.CancellationToken), refit.With(more, TestContext.Current.CancellationToken));

        Assert.True(after.Assess(text).Relevance > before.Assess(text).Relevance + 0.1);
        Assert.Equal(0.05, after.Assess(text).Instruments.Single(score => score.Id == "production-order").Probability);
        Assert.Empty(after.Nearest(text, 5));
    }

    [Fact]
    public void Too_few_examples_are_refused_only_when_all_of_them_are_too_few()
    {
        var few = Examples.Input with { Examples = [.. Examples.Input.Examples.Take(4), .. Examples.Input.Examples.TakeLast(5)] };
        var refit = RelevanceRefit.Prepare(few, TestContext.Current.CancellationToken);

        Assert.Throws<ArgumentException>(() => refit.With([], TestContext.Current.CancellationToken));
        Assert.StartsWith("refit-", refit.With([.. Examples.Input.Examples.Skip(4).Take(1)], TestContext.Current.CancellationToken).ModelId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_refit_stops()
    {
        var refit = RelevanceRefit.Prepare(Examples.Input, TestContext.Current.CancellationToken);

        Assert.Throws<OperationCanceledException>(() => refit.With(More, new CancellationToken(canceled: true)));
    }

    private static void AssertSame(TrainingInput input, LearnedClassifier refitted)
    {
        var (whole, _) = Examples.Train(input);
        Assert.Equal(whole.Vocabulary.Keys, refitted.Model.Vocabulary.Keys);
        Assert.Equal(whole.Vocabulary.Idf, refitted.Model.Vocabulary.Idf);
        Assert.Equal(whole.Relevance.Weights, refitted.Model.Relevance.Weights);
        Assert.Equal(whole.Relevance.Intercept, refitted.Model.Relevance.Intercept);
        var classifier = new LearnedClassifier(whole, input.Topics);
        Assert.All(input.Examples, example => Assert.Equal(classifier.Assess(Texts.Of(example)).Relevance, refitted.Assess(Texts.Of(example)).Relevance));
    }
}
