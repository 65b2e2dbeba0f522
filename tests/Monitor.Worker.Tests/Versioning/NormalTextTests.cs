using CsCheck;
using Monitor.Worker.Versioning;

namespace Monitor.Worker.Tests.Versioning;

public sealed class NormalTextTests
{
    [Theory]
    [InlineData("A\u00A0provider  shall\r\ndisclose", "A provider shall disclose")]
    [InlineData("Bill C\u201118", "Bill C-18")]
    [InlineData("data\u00AD base", "data base")]
    [InlineData("\uFEFF“quoted” ‘text’", "\"quoted\" 'text'")]
    [InlineData("one\n\n\n\ntwo", "one\n\ntwo")]
    [InlineData("one\n  \ntwo", "one\n\ntwo")]
    [InlineData("e\u0301tat", "état")]
    [InlineData("\u202Eevil\u202C", "evil")]
    public void What_a_typesetter_may_change_is_taken_out(string text, string normal) =>
        Assert.Equal(normal, NormalText.Of(text));

    [Fact]
    public void Normal_text_is_normal_already() =>
        Gen.String.Sample(text =>
        {
            var once = Normal(text);

            Assert.Equal(once, Normal(once));
        }, iter: 2_000);

    [Fact]
    public void A_title_is_one_line() =>
        Assert.Equal("A Bill to amend", NormalText.Line(" A Bill\n\n to \t amend "));

    // Lone surrogates cannot come out of a decoder; they are not text.
    private static string Normal(string text) => NormalText.Of(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
}
