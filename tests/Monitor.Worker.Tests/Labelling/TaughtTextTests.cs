using Monitor.Worker.Labelling;

namespace Monitor.Worker.Tests.Labelling;

/// <summary>What of a long act a label teaches.</summary>
public sealed class TaughtTextTests
{
    private const string Matter = "A provider of a communications service shall hand over subscriber data to the police on a written order of a judge.";

    private static readonly string Long = string.Join(' ', Enumerable.Range(1, 400).Select(n => n == 200 ? Matter : $"Section {n} deals with the berths of harbour {n} and with the dues that are paid there."));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_short_text_all_is_taught_whatever_was_marked(bool relevant)
    {
        var text = Long[..TaughtText.Longest];

        Assert.Equal(text, TaughtText.Of(text, relevant, "berths of harbour 2", "dues"));
    }

    [Fact]
    public void A_relevant_act_teaches_the_marked_words_among_those_around_them()
    {
        var taught = TaughtText.Of(Long, relevant: true, "hand over subscriber data", "berths of harbour 7");

        Assert.Contains(Matter, taught, StringComparison.Ordinal);
        Assert.InRange(taught.Length, TaughtText.Longest - 120, TaughtText.Longest);
        Assert.Contains("harbour 190", taught, StringComparison.Ordinal);
        Assert.Contains("harbour 199", taught, StringComparison.Ordinal);
        Assert.Contains("harbour 201", taught, StringComparison.Ordinal);
        // Whole words on both sides.
        Assert.Contains($" {taught} ", Long, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hand over  subscriber-\ndata to the POLICE …")]
    [InlineData("shall hand over subscriber data to the police on a written order of a judge…")]
    public void Words_copied_from_a_page_are_found_though_white_space_and_hyphens_differ(string marked) =>
        Assert.Contains(Matter, TaughtText.Of(Long, relevant: true, marked, null), StringComparison.Ordinal);

    [Fact]
    public void Where_nothing_was_marked_the_passage_that_carried_the_score_is_taught_and_else_the_beginning()
    {
        var carried = TaughtText.Of(Long, relevant: true, null, Matter);
        Assert.Contains(Matter, carried, StringComparison.Ordinal);
        Assert.InRange(carried.Length, TaughtText.Window - 120, TaughtText.Window);
        Assert.Contains(Matter, TaughtText.Of(Long, relevant: true, "words that stand nowhere", Matter), StringComparison.Ordinal);
        var beginning = TaughtText.Of(Long, relevant: true, null, "words that stand nowhere");
        Assert.StartsWith(beginning, Long, StringComparison.Ordinal);
        Assert.InRange(beginning.Length, TaughtText.Longest - 60, TaughtText.Longest);
    }

    [Fact]
    public void Long_marked_words_are_taught_whole()
    {
        var marked = Long[9_000..11_000];

        var taught = TaughtText.Of(Long, relevant: true, marked, null);

        Assert.Contains(marked, taught, StringComparison.Ordinal);
        Assert.InRange(taught.Length, marked.Length, TaughtText.Longest);
    }

    [Fact]
    public void An_act_that_is_not_relevant_teaches_windows_from_its_beginning_to_its_end()
    {
        var taught = TaughtText.Of(Long, relevant: false, null, null);

        Assert.InRange(taught.Length, TaughtText.Longest - 500, TaughtText.Longest);
        Assert.StartsWith("Section 1 deals", taught, StringComparison.Ordinal);
        Assert.EndsWith("harbour 400 and with the dues that are paid there.", taught, StringComparison.Ordinal);
        Assert.Contains("harbour 135", taught, StringComparison.Ordinal);
        Assert.Contains("harbour 268", taught, StringComparison.Ordinal);
        Assert.Equal(taught, TaughtText.Of(Long, relevant: false, null, null));
    }

    [Fact]
    public void What_misled_the_model_is_among_them()
    {
        var taught = TaughtText.Of(Long, relevant: false, null, Matter);

        Assert.Contains(Matter, taught, StringComparison.Ordinal);
        Assert.StartsWith("Section 1 deals", taught, StringComparison.Ordinal);
        Assert.InRange(taught.Length, TaughtText.Longest - 600, TaughtText.Longest);
    }

    [Fact]
    public void A_script_without_spaces_and_half_letters_at_a_cut_are_no_trouble()
    {
        var text = string.Concat(Enumerable.Repeat("电信业务经营者😀应当保存用户数据。", 300));

        foreach (var relevant in (bool[])[true, false])
        {
            foreach (var marked in (string?[])[null, text[3_001..3_050]])
            {
                var taught = TaughtText.Of(text, relevant, marked, null);
                Assert.InRange(taught.Length, TaughtText.Window - 2, TaughtText.Longest);
                Assert.False(char.IsLowSurrogate(taught[0]) && marked is null, "begins with half a letter");
            }
        }
    }
}
