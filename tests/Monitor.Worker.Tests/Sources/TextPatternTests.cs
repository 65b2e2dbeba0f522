using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Sources;

/// <summary>Patterns of the catalogue run over text from strangers.</summary>
public sealed class TextPatternTests
{
    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|a)*b")]
    [InlineData("(.*a){20}b")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    public void A_pattern_that_would_backtrack_for_ever_answers(string pattern) =>
        Assert.False(TextPattern.Of(pattern).Admits(new string('a', 20_000) + "!"));

    [Theory]
    [InlineData("^(?!draft)")]
    [InlineData("(?<=no )data")]
    [InlineData(@"(a)\1")]
    public void What_linear_time_does_not_allow_is_refused_when_it_is_written(string pattern) =>
        Assert.Throws<NotSupportedException>(() => TextPattern.Of(pattern));

    [Theory]
    [InlineData("bill|act|law", "The ACT of 2031", true)]
    [InlineData("^royal assent$", "Royal Assent", true)]
    [InlineData("(one|two) (a|b) (x|y)", "two b z", false)]
    [InlineData(@"no\.[0-9][0-9]", "NO.17", true)]
    [InlineData(@"\\", @"a\b", true)]
    public void Words_without_a_repetition_are_found_as_well(string pattern, string text, bool isFound) =>
        Assert.Equal(isFound, TextPattern.Of(pattern).Admits(text));

    [Fact]
    public void A_pattern_whose_engine_was_let_go_matches_again()
    {
        var pattern = TextPattern.Of("no ([0-9]+)");
        Assert.Equal("17", pattern.First("No 17"));

        TextPattern.LetGo();

        Assert.Equal("18", pattern.First("No 18"));
    }

    [Fact]
    public void A_leading_mark_negates()
    {
        Assert.False(TextPattern.Of("!^Draft").Admits("draft bill"));
        Assert.True(TextPattern.Of("!^Draft").Admits("Bill"));
        Assert.True(TextPattern.Of("!^Draft").IsNegated);
    }

    [Theory]
    [InlineData("no ([0-9]+)", "NO 17 of 2031", "17")]
    [InlineData("[0-9]{4}", "No 17 of 2031", "2031")]
    [InlineData("(x)?(y)", "y", "y")]
    [InlineData("z", "y", null)]
    public void The_first_group_is_taken_or_else_the_match(string pattern, string text, string? taken) =>
        Assert.Equal(taken, TextPattern.Of(pattern).First(text));
}
