using Monitor.Classifiers.Evaluation;

namespace Monitor.Classifiers.Tests.Evaluation;

public sealed class AgreementTests
{
    // Fifty grant proposals, the worked example of "Cohen's kappa" in Wikipedia.
    [Fact]
    public void Kappa_is_that_of_the_textbook()
    {
        var reading = Agreement.Of(Table(("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)));

        Assert.Equal((50, 2, 35), (reading.Items, reading.Raters, reading.Agreed.Hits));
        Assert.Equal(0.4, reading.Kappa!.Value, 9);
    }

    // Gwet 2002, "Kappa statistic is not satisfactory for assessing the extent of agreement between raters": kappa falls below nought
    // although the raters agree on 118 of 125, because one label is rare, as relevance is here.
    [Fact]
    public void Where_a_label_is_rare_kappa_fails_and_ac1_does_not()
    {
        var reading = Agreement.Of(Table(("+", "+", 118), ("+", "-", 5), ("-", "+", 2), ("-", "-", 0)));

        Assert.Equal(-0.0234, reading.Kappa!.Value, 4);
        Assert.Equal(0.9408, reading.Ac1!.Value, 4);
    }

    // cont3x3abstractors of the R package irrCAC by Gwet, with the results in its README.
    [Fact]
    public void Three_labels_give_the_package_s_figures()
    {
        var reading = Agreement.Of(Table(("ectopic", "ectopic", 13), ("aiu", "aiu", 20), ("aiu", "niu", 7), ("niu", "aiu", 4), ("niu", "niu", 56)));

        Assert.Equal(0.7964094, reading.Kappa!.Value, 7);
        Assert.Equal(0.8493305, reading.Ac1!.Value, 7);
        Assert.Equal("Both readers agree on 89 of 100 texts (0.89; 0.81 to 0.94); Cohen's kappa 0.80; Gwet's AC1 0.85.", reading.InWords());
    }

    // cac.raw4raters of the same package: four raters, none of whom rated everything.
    [Fact]
    public void Several_readers_with_gaps_give_the_package_s_figure()
    {
        string[] rows = ["11-1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "-555", "--11", "--3-"];
        var reading = Agreement.Of([.. rows.SelectMany((row, item) => row.Select((label, rater) => new Rating($"{item}", $"{rater}", $"{label}"))).Where(rating => rating.Label != "-")]);

        Assert.Equal((11, 4, 8, null), (reading.Items, reading.Raters, reading.Agreed.Hits, reading.Kappa));
        Assert.Equal(0.77544, reading.Ac1!.Value, 5);
        Assert.Equal("Too few to say: 11 of at least 20 texts were labelled by two or more.", reading.InWords());
    }

    [Fact]
    public void Readers_who_said_the_same_of_everything_have_no_kappa_but_agree()
    {
        var reading = Agreement.Of(Table(("no", "no", 30)));

        Assert.Equal((null, 1.0), (reading.Kappa, reading.Ac1));
        Assert.Equal("Both readers agree on 30 of 30 texts (1.00; 0.89 to 1.00); Gwet's AC1 1.00.", reading.InWords());
    }

    [Fact]
    public void Whoever_changed_their_mind_said_the_last_thing()
    {
        var reading = Agreement.Of([new("a", "x", "yes"), new("a", "y", "no"), new("a", "x", "no")]);

        Assert.Equal((1, 1), (reading.Items, reading.Agreed.Hits));
    }

    [Fact]
    public void Nothing_in_common_is_too_few_to_say()
    {
        var reading = Agreement.Of([new("a", "x", "yes"), new("b", "y", "no")]);

        Assert.Equal((0, null, null), (reading.Items, reading.Kappa, reading.Ac1));
        Assert.Equal("Too few to say: 0 of at least 20 texts were labelled by both.", reading.InWords());
    }

    private static List<Rating> Table(params (string First, string Second, int Times)[] cells)
    {
        var pairs = cells.SelectMany(cell => Enumerable.Repeat((cell.First, cell.Second), cell.Times)).ToList();
        return [.. pairs.SelectMany((pair, i) => new Rating[] { new($"{i}", "one", pair.First), new($"{i}", "two", pair.Second) })];
    }
}
