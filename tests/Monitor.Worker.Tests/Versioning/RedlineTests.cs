using CsCheck;
using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;

namespace Monitor.Worker.Tests.Versioning;

public sealed class RedlineTests
{
    private const string Before = "Section 1. Title\n\nThis Act is the Data Act.\n\nSection 2. Preservation\n\nA provider shall preserve data for 90 days.";

    [Fact]
    public void A_changed_number_is_the_only_change_and_stands_in_its_section()
    {
        var redline = Redline.Between(Before, Before.Replace("90", "180", StringComparison.Ordinal));

        var changes = redline.Where(part => part.Kind != RedlineKind.Same).ToList();
        Assert.Equal(["90 ", "180 "], changes.Select(part => part.Text));
        Assert.All(changes, part => Assert.Equal("Section 2. Preservation", part.Section));
    }

    [Fact]
    public void Neighbouring_sections_that_both_change_keep_their_own_headings()
    {
        const string before = "Section 1. Orders\n\nA court may order disclosure.\n\nSection 2. Time\n\nThe answer is due in ten days.";

        var redline = Redline.Between(before, before.Replace("court", "prosecutor", StringComparison.Ordinal).Replace("ten", "two", StringComparison.Ordinal));

        Assert.Equal(
            [("Section 1. Orders", "prosecutor "), ("Section 2. Time", "two ")],
            redline.Where(part => part.Kind == RedlineKind.Added).Select(part => (part.Section, part.Text)));
    }

    [Fact]
    public void An_inserted_section_is_all_added()
    {
        var redline = Redline.Between(Before, Before + "\n\nSection 3. Gag\n\nA provider shall not tell the user.");

        Assert.Equal("Section 3. Gag\n\nA provider shall not tell the user.\n\n", string.Concat(redline.Where(part => part.Kind == RedlineKind.Added).Select(part => part.Text)));
        Assert.DoesNotContain(redline, part => part.Kind == RedlineKind.Removed);
    }

    [Fact]
    public void Equal_texts_have_no_changes_and_no_excerpt()
    {
        var redline = Redline.Between(Before, Before);

        Assert.All(redline, part => Assert.Equal(RedlineKind.Same, part.Kind));
        Assert.Empty(Redline.Excerpt(redline));
    }

    [Fact]
    public void Scripts_without_blanks_are_compared_by_character()
    {
        var redline = Redline.Between("第一条\n\n保存期間は九十日とする。", "第一条\n\n保存期間は百八十日とする。");

        Assert.Equal("百八", string.Concat(redline.Where(part => part.Kind == RedlineKind.Added).Select(part => part.Text)));
        Assert.Equal("九", string.Concat(redline.Where(part => part.Kind == RedlineKind.Removed).Select(part => part.Text)));
    }

    [Fact]
    public void A_rewritten_sentence_is_struck_and_replaced_whole_and_not_cut_to_shreds()
    {
        var redline = Redline.Between("Honours the sailors of the cities of the coast.", "Obliges providers of connection to keep records for the police.");

        Assert.Single(redline, part => part.Kind == RedlineKind.Removed);
        Assert.Single(redline, part => part.Kind == RedlineKind.Added);
    }

    [Fact]
    public void The_excerpt_shows_the_change_with_a_few_words_around_it()
    {
        var filler = string.Concat(Enumerable.Range(0, 400).Select(i => $"word{i} "));
        var redline = Redline.Between($"{filler}ninety days {filler}", $"{filler}eighteen months {filler}");

        var excerpt = Redline.Excerpt(redline);

        Assert.Contains(excerpt, part => part is { Kind: RedlineKind.Added, Text: "eighteen months " });
        Assert.InRange(excerpt.Sum(part => part.Text.Length), 20, 1_000);
    }

    [Fact]
    public void The_description_counts_words_and_names_the_section() =>
        Assert.Equal(
            "Text changed: 1 word added, 1 removed in Section 2. Preservation.",
            Redline.Describe(Redline.Between(Before, Before.Replace("90", "180", StringComparison.Ordinal))));

    [Fact]
    public void Of_every_two_texts_the_redline_holds_the_newer_and_the_older_whole() =>
        Gen.Select(Paragraphs, Paragraphs).Sample((before, after) =>
        {
            var (old, @new) = (NormalText.Of(before), NormalText.Of(after));

            var redline = Redline.Between(old, @new);

            Assert.Equal(Words(@new), Words(Joined(redline, RedlineKind.Same, RedlineKind.Added, RedlineKind.MovedHere, RedlineKind.NumberAfter)));
            Assert.Equal(
                Words(old).Order(StringComparer.Ordinal),
                Words(Joined(redline, RedlineKind.Same, RedlineKind.Removed, RedlineKind.MovedAway, RedlineKind.NumberBefore)).Order(StringComparer.Ordinal));
        }, iter: 500);

    private static readonly string[] Pieces = ["Section 1", "data", "provider", "\n\n", " ", "第一条", "保", "90", "days.", "é", "(a)", "Section 2", "(b)"];

    private static readonly Gen<string> Paragraphs =
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Select(pieces => string.Join(' ', pieces));

    private static string Joined(IReadOnlyList<RedlinePart> redline, params RedlineKind[] kinds) =>
        string.Concat(redline.Where(part => kinds.Contains(part.Kind)).Select(part => part.Text));

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
