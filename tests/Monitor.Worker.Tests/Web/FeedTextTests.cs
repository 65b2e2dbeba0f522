using CsCheck;
using Monitor.Worker.Documents;
using Monitor.Worker.Web.Feeds;

namespace Monitor.Worker.Tests.Web;

public sealed class FeedTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a\t+1", "a\t'+1")]
    [InlineData("a; -1", "a;' -1")]
    [InlineData("a;\"=1\"", "\"a;'\"\"=1\"\"\"")]
    [InlineData("a\n@b;=1", "\"a\n'@b;'=1\"")]
    [InlineData("a;＝1", "a;'＝1")]
    [InlineData("retention; e-evidence; 2031-02-04", "retention; e-evidence; 2031-02-04")]
    [InlineData("a = b + c - d @ e", "a = b + c - d @ e")]
    [InlineData("l'enquête; 'tis", "l'enquête; 'tis")]
    [InlineData(" =1", "' =1")]
    [InlineData(" a", "\" a\"")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_cell_is_quoted_where_it_must_be_and_never_a_formula(string? value, string expected) => Assert.Equal(expected, CsvFeed.Cell(value));

    [Fact]
    public void No_line_of_a_calendar_is_longer_than_75_bytes_and_unfolded_it_is_what_it_was() =>
        Gen.String.Select(text => CalendarFeed.Text(text)).Sample(text =>
        {
            var folded = CalendarFeed.Folded("SUMMARY:" + text);
            Assert.All(folded.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 1, 75));
            var whole = string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
            Assert.Equal("SUMMARY:" + whole, folded.Replace("\r\n ", "", StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("a; b, c\\d\ne", "a\\; b\\, c\\\\d\\ne")]
    [InlineData("bell\u0007", "bell ")]
    public void Text_of_a_calendar_is_escaped(string text, string expected) => Assert.Equal(expected, CalendarFeed.Text(text));

    [Fact]
    public void Whatever_is_published_fits_into_xml() =>
        Gen.String.Sample(text => Assert.All(FeedText.Clean(text).EnumerateRunes(), rune => Assert.False(rune.Value < 0x20 && rune.Value is not (0x9 or 0xA or 0xD))));

    [Fact]
    public void Of_a_passage_only_the_marks_are_markup() => Assert.Equal(
        "<p>… &lt;b&gt; <mark>data &amp; &lt;i&gt;</mark></p>",
        FeedText.Html([[new Fragment("<b> ", false), new Fragment("data & <i>", true)]]));
}
