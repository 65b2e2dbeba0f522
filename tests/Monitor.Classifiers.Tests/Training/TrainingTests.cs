using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests.Training;

public sealed class TrainingTests
{
    [Fact]
    public void Training_twice_gives_identical_weights_and_ids()
    {
        var (first, firstCard) = Examples.Train(Examples.Input);
        var (second, secondCard) = Examples.Train(Examples.Input);

        Assert.Equal(first.Relevance.Weights, second.Relevance.Weights);
        Assert.Equal(first.Relevance.Intercept, second.Relevance.Intercept);
        Assert.Equal(first.Vocabulary.Keys, second.Vocabulary.Keys);
        Assert.Equal(firstCard.Id, secondCard.Id);
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        var turned = Examples.Input with { Examples = [.. Examples.Input.Examples.Reverse()] };

        var (straight, _) = Examples.Train(Examples.Input);
        var (reversed, _) = Examples.Train(turned);

        Assert.Equal(straight.Id, reversed.Id);
        Assert.Equal(straight.Relevance.Weights, reversed.Relevance.Weights);
    }

    [Fact]
    public void The_id_changes_with_labels_and_seed_and_is_known_before_training()
    {
        var id = ModelTrainer.ModelIdOf(Examples.Input);

        Assert.Equal(id, Examples.Train(Examples.Input).Model.Id);
        Assert.NotEqual(id, ModelTrainer.ModelIdOf(Examples.Input with { Seed = 7 }));
        Assert.NotEqual(id, ModelTrainer.ModelIdOf(Examples.Input with { Examples = [.. Examples.Input.Examples.Skip(1)] }));
    }

    [Fact]
    public void Features_hold_no_numbers_and_no_stop_words()
    {
        var names = Examples.Learned.FeatureNames;

        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, name => name is "the" or "of" or "und" or "der" or "les");
        Assert.DoesNotContain(names, name => name.Any(char.IsDigit));
    }

    [Fact]
    public void Too_few_examples_are_refused_with_what_to_do()
    {
        var refused = Assert.Throws<ArgumentException>(() =>
            Examples.Train(Examples.Input with { Examples = [.. Examples.Input.Examples.Take(8)] }));

        Assert.Contains("label at least 5 of each", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_training_stops() =>
        Assert.Throws<OperationCanceledException>(() => ModelTrainer.Train(Examples.Input, DateTimeOffset.UnixEpoch, null, new CancellationToken(canceled: true)));

    [Fact]
    public void Folds_never_separate_a_family()
    {
        var examples = Enumerable.Range(0, 60).Select(i => Examples.Row($"family-{i / 3}", "en", i % 2 == 0, "", $"Title {i}")).ToList();

        var folds = FamilyFolds.Assign(examples, 5, seed: 3);

        Assert.All(examples.Zip(folds).GroupBy(pair => pair.First.Family), family => Assert.Single(family.Select(pair => pair.Second).Distinct()));
        Assert.Equal(5, folds.Distinct().Count());
    }

    [Fact]
    public void Calibration_finds_the_curve_that_made_the_labels()
    {
        double[] scores = [.. Enumerable.Range(-200, 401).Select(i => i / 50.0)];
        bool[] labels = [.. scores.Select((score, i) => PlattScaling.Probability((2 * score) - 1) > (i * 0.618034) % 1)];

        var fitted = PlattScaling.Fit(scores, labels);

        Assert.InRange(fitted.Slope, 1.5, 2.6);
        Assert.InRange(fitted.Offset, -1.5, -0.5);
    }
}
