using Monitor.Worker.Versioning;

namespace Monitor.Worker.Tests.Versioning;

public sealed class PageFurnitureTests
{
    private const string Printed =
        """
         1   SECTION 1. SHORT TITLE.
         2   This Act may be cited as the Platform
         3   Evidence Act, and it shall bind every pro-
         4   vider of an electronic communication service
         5   that offers services to persons in the State,
         6   wherever the provider is established and wher-
         7   ever the data are kept.
        """;

    [Fact]
    public void Numbers_in_the_margin_and_hyphens_at_line_ends_are_no_part_of_the_text() =>
        Assert.Equal(
            "SECTION 1. SHORT TITLE. This Act may be cited as the Platform Evidence Act, and it shall bind every provider of an electronic communication service "
                + "that offers services to persons in the State, wherever the provider is established and wherever the data are kept.",
            NormalText.Of(Printed));

    [Fact]
    public void A_print_with_other_line_breaks_is_the_same_text()
    {
        const string reprint = "SECTION 1. SHORT TITLE. This Act may be\ncited as the Platform Evidence Act, and it shall bind every provider of an electronic communi-\ncation "
            + "service that offers services to persons in the State, wherever the provider is established and wherever the data are kept.";

        Assert.Equal(NormalText.Of(Printed), NormalText.Of(reprint));
    }

    [Fact]
    public void Page_numbers_and_the_heads_beside_them_go()
    {
        static string Page(int number) => $"A provider shall answer question {number * 7} of the authority at once.\n\nPlatform Evidence Bill 2031\n{number}\n\n";

        var text = NormalText.Of(Page(1) + Page(2) + Page(3) + "The end.");

        Assert.DoesNotContain("Platform Evidence Bill", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Split("\n\n").Length);
        Assert.Contains("question 14 of", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_the_text_writes_with_a_hyphen_elsewhere_keeps_it_at_a_line_end() =>
        Assert.Equal(
            "A law-enforcement agency may ask. The law-enforcement agency pays.",
            NormalText.Of("A law-enforcement agency may ask. The law-\nenforcement agency pays."));

    [Theory]
    [InlineData("1 Short title\n2 Interpretation\n3 Preservation of data\n4 Disclosure of data\n5 Offences\n6 Fees\n7 Commencement")]
    [InlineData("12\n\nThe number alone stays: there are not three pages of it.")]
    [InlineData("2031\n2032\n2040")]
    [InlineData("１　目的\n２　定義\n３　保存\n４　開示\n５　罰則\n６　手数料")]
    public void Lists_and_figures_of_the_law_itself_stay(string text) =>
        Assert.Equal(text.Where(char.IsDigit), NormalText.Of(text).Where(char.IsDigit));
}
