using System.Text.RegularExpressions;
using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Tests.Labels;

/// <summary>What makes the shipped labels worth learning from.</summary>
public sealed partial class ShippedLabelsTests
{
    private const double MostAlike = 0.5;

    // Official titles of one country begin and end alike: "Federal law of <date> No <number> amending ...".
    private const double MostAlikeTitles = 0.75;

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
        var twice = Examples.GroupBy(example => Masked(example)).Where(group => group.Count() > 1).Select(group => string.Join(" = ", group.Select(Name)));

        Assert.Empty(twice);
    }

    /// <summary>
    /// A template filled with another name, number or date would make cross-validation believe itself; so would a leak from one
    /// family into another, for a split parts families.
    /// </summary>
    [Fact]
    public void No_row_is_another_family_s_row_with_other_names_and_numbers()
    {
        List<(LabelledExample Example, HashSet<string> Shingles)> rows = [.. Examples.Select(example => (example, Shingles(Masked(example))))];
        Dictionary<string, List<int>> holders = [];
        List<string> alike = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var shared = rows[i].Shingles.SelectMany(shingle => holders.GetValueOrDefault(shingle, [])).CountBy(other => other);
            foreach (var (other, count) in shared)
            {
                var likeness = count / (double)(rows[i].Shingles.Count + rows[other].Shingles.Count - count);
                if (likeness > MostAlikeFor(rows[i].Example, rows[other].Example) && rows[i].Example.Family != rows[other].Example.Family)
                    alike.Add($"{likeness:0.00}: {Name(rows[i].Example)} = {Name(rows[other].Example)}");
            }

            foreach (var shingle in rows[i].Shingles)
            {
                if (!holders.TryGetValue(shingle, out var list))
                    holders[shingle] = list = [];
                list.Add(i);
            }
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

    private static double MostAlikeFor(LabelledExample one, LabelledExample other) =>
        one.Kind == ExampleKind.Title && other.Kind == ExampleKind.Title ? MostAlikeTitles : MostAlike;

    private static string Name(LabelledExample example) => $"{example.Family} ({example.Language}) \"{example.Title}\"";

    private static string Masked(LabelledExample example) =>
        NotLetters().Replace(Digits().Replace($"{example.Title} {example.Text}".ToLowerInvariant(), "0"), " ").Trim();

    // Three words together, or six letters where words are not parted by blanks.
    private static HashSet<string> Shingles(string masked)
    {
        var words = masked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length >= 5 && words.Average(word => word.Length) <= 12)
            return [.. Enumerable.Range(0, words.Length - 2).Select(i => string.Join(' ', words[i..(i + 3)]))];
        var letters = string.Concat(words);
        return [.. Enumerable.Range(0, Math.Max(1, letters.Length - 5)).Select(i => letters.Substring(i, Math.Min(6, letters.Length - i)))];
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex NotLetters();
}
