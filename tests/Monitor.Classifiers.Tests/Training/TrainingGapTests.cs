using Monitor.Classifiers.Features;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests.Training;

public sealed class TrainingGapTests
{
    private static readonly ModelCard Card = Examples.Train(Examples.Input).Card;

    [Fact]
    public void A_model_of_the_same_things_is_behind_in_nothing_in_whatever_order_they_come()
    {
        var shuffled = Examples.Input with { Examples = [.. Examples.Input.Examples.Reverse()] };

        Assert.Equal(new TrainingGap(Examples.Input.Examples.Count, false, false, false), TrainingGap.Between(Card, shuffled));
    }

    [Fact]
    public void Each_thing_that_is_new_is_told()
    {
        var more = Examples.Input with { Examples = [.. Examples.Input.Examples, Examples.Row("new", "en", true, "", "Act on the disclosure of subscriber data")] };
        Assert.Equal(new TrainingGap(Card.Examples + 1, true, false, false), TrainingGap.Between(Card, more));

        var turned = Examples.Input with { Examples = [Examples.Input.Examples[0] with { Relevant = !Examples.Input.Examples[0].Relevant }, .. Examples.Input.Examples.Skip(1)] };
        Assert.Equal(new TrainingGap(Card.Examples, true, false, false), TrainingGap.Between(Card, turned));

        var terms = Examples.Input with { Lexicon = Examples.Input.Lexicon.With([new LexiconEdit("ledger", "harbour ledger", "en", "harbour ledger", Removes: false)]) };
        Assert.Equal(new TrainingGap(Card.Examples, false, true, false), TrainingGap.Between(Card, terms));

        Assert.Equal(new TrainingGap(Card.Examples, false, false, true), TrainingGap.Between(Card with { CodeVersion = "0" }, Examples.Input));
    }
}
