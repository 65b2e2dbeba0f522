using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Tests.Labels;

/// <summary>What makes the shipped labels worth learning from.</summary>
public sealed class ShippedLabelsTests
{
    private static readonly IReadOnlyList<LabelledExample> Examples = LabelFile.ReadShipped().ExamplesOrThrow();

    [Fact]
    public void They_are_many_and_speak_many_languages()
    {
        var languages = Examples.GroupBy(example => example.Language).ToDictionary(group => group.Key, group => group.Count());

        Assert.True(Examples.Count >= 3000, $"{Examples.Count} examples");
        Assert.True(languages.Count >= 30, $"{languages.Count} languages");
        Assert.True(languages.Count(pair => pair.Value >= 40) >= 15, string.Join(", ", languages.Where(pair => pair.Value >= 40)));
    }

    [Fact]
    public void Every_instrument_and_every_larger_language_has_both_sides()
    {
        var topics = TopicSet.LoadShipped();

        Assert.All(topics.Instruments, topic => Assert.True(Examples.Count(example => example.Instruments.Contains(topic.Id)) >= 40, topic.Id));
        Assert.All(
            Examples.GroupBy(example => example.Language).Where(group => group.Count() >= 40),
            group => Assert.InRange(group.Average(example => example.Relevant ? 1.0 : 0), 0.2, 0.7));
    }

    [Fact]
    public void No_text_stands_twice_and_none_is_both_relevant_and_not()
    {
        var twice = Examples.GroupBy(Alikeness.Masked).Where(group => group.Count() > 1).Select(group => string.Join(" = ", group.Select(Alikeness.Name)));

        Assert.Empty(twice);
    }

    /// <summary>
    /// A template filled with another name, number or date would make cross-validation believe itself; so would a leak from one
    /// family into another, for a split parts families.
    /// </summary>
    [Fact]
    public void No_row_is_another_family_s_row_with_other_names_and_numbers()
    {
        Alikeness seen = new();
        List<string> alike = [];
        foreach (var example in Examples)
        {
            alike.AddRange(seen.TooNear(example));
            seen.Add(example);
        }

        Assert.Empty(alike);
    }

    [Fact]
    public void The_lexicon_covers_the_field_in_many_languages()
    {
        var lexicon = Lexicon.LoadShipped();
        var laws = lexicon.Entries.Where(entry => entry.Concept.StartsWith("act-", StringComparison.Ordinal)).Select(entry => entry.Concept).Distinct().Count();
        var concepts = lexicon.Entries.Select(entry => entry.Concept).Distinct().Count() - laws;
        var languages = lexicon.Entries.GroupBy(entry => entry.Language).Where(group => group.Select(entry => entry.Concept).Distinct().Count() >= 100);

        Assert.True(laws >= 50, $"{laws} named laws");
        Assert.True(concepts >= 150, $"{concepts} concepts");
        Assert.True(languages.Count() >= 25, $"{languages.Count()} languages with most concepts");
        Assert.All(lexicon.Entries, entry => Assert.False(string.IsNullOrWhiteSpace(entry.Gloss)));
    }
}
