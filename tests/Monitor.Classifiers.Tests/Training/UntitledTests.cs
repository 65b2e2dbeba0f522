using Monitor.Classifiers.Features;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests.Training;

/// <summary>Each text is learnt once more without its title, as a section of a long act is met.</summary>
public sealed class UntitledTests
{
    private const string Text =
        "The operator of a telephone network keeps for twelve months the numbers that were called, and hands them to the police when a judge orders it in writing.";

    private static readonly ConceptIndex Concepts = new([new LexiconEntry("police", "police", "en", "police"), new LexiconEntry("court", "court", "en", "judge")]);

    [Fact]
    public void It_is_counted_as_the_same_text_that_has_no_title()
    {
        var titled = Read("Harbours and police act", Text);
        var bare = Read("", Text);

        Assert.Equal(bare.Keys, titled.Untitled!.Keys);
        Assert.Equal(bare.Counts, titled.Untitled.Counts);
        Assert.NotEqual(bare.Keys, titled.Keys);
    }

    [Theory]
    [InlineData("", Text)]
    [InlineData("Harbours and police act", "")]
    [InlineData("Harbours and police act", "Item 4: the police.")]
    public void What_has_no_title_or_hardly_a_text_is_learnt_once(string title, string text) => Assert.Null(Read(title, text).Untitled);

    [Fact]
    public void The_trainer_learns_from_it()
    {
        bool[] labels = [.. Enumerable.Range(0, 30).Select(i => i % 2 == 0)];
        // Features 0 and 1 stand in titled rows only, 2 and 3 in untitled ones only.
        List<SparseRow> rows = [.. labels.Select(relevant => new SparseRow([relevant ? 0 : 1], [1]) { Untitled = new SparseRow([relevant ? 2 : 3], [1]) })];

        var head = new CalibratedFit(rows, features: 4, [.. labels.Select((_, i) => i % 3)], seed: 1).Fit("relevance", labels, TestContext.Current.CancellationToken).Head;

        Assert.True(head.Weights[2] > 0.1, $"{head.Weights[2]}");
        Assert.True(head.Weights[3] < -0.1, $"{head.Weights[3]}");
    }

    private static RawDocument Read(string title, string text) =>
        new VocabularyBuilder(Concepts).Read(new TextToAssess { Title = title, Body = text, Language = "en" }, "family");
}
