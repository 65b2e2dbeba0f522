using CsCheck;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Tests.Indexing;

public sealed class WordBreaksTests
{
    private const string Telling = "abcéßжЖαΩ019 _'’.,:;·-/()\n\t“”–…€§ÀĐ\u00A0\u00AD";

    [Fact]
    public void Plain_text_is_cut_as_the_standard_tokenizer_cuts_it() =>
        Gen.OneOf(Gen.Char[Telling], Gen.Char[Telling], Gen.Char[Telling], Gen.Char[(char)0, (char)0x2100]).Array[1, 40].Select(units => new string(units))
            .Sample(text => Assert.True(!WordBreaks.CanRead(text) || Standard(text).SequenceEqual(Ours(text)), text), iter: 40_000);

    [Fact]
    public void Every_sign_is_cut_as_the_standard_tokenizer_cuts_it_alone_and_between_letters_and_digits()
    {
        var texts = Enumerable.Range(0, 0x2100).Select(unit => (char)unit)
            .SelectMany(unit => new[] { $"{unit}", $"a{unit}b", $"1{unit}2", $"a{unit}1", $"_{unit}b" }).Where(text => WordBreaks.CanRead(text)).ToList();

        Assert.True(texts.Count > 5_000);
        Assert.All(texts, text => Assert.Equal(Standard(text), Ours(text)));
    }

    [Fact]
    public void A_word_that_is_too_long_is_passed_over_but_keeps_its_place()
    {
        var text = $"before {new string('x', WordBreaks.LongestWord + 1)} after {new string('y', WordBreaks.LongestWord)}";

        Assert.Equal(Standard(text), Ours(text));
    }

    [Theory]
    [InlineData("通信")]
    [InlineData("ข้อมูล")]
    [InlineData("e\u0301")]
    [InlineData("😀")]
    [InlineData("צה\"ל")]
    public void Other_scripts_are_left_to_the_tokenizer(string text) => Assert.False(WordBreaks.CanRead(text));

    [Theory]
    [InlineData("data\u00ADbe\u00ADhan\u00ADdling")]
    [InlineData("3.\u00AD14 l'\u00ADenquête")]
    [InlineData("\u00ADword \u00AD")]
    [InlineData("and so on…")]
    public void Hyphens_that_are_not_seen_and_dots_of_omission_are_read_at_once(string text)
    {
        Assert.True(WordBreaks.CanRead(text));
        Assert.Equal(Standard(text), Ours(text));
    }

    private static List<string> Ours(string text)
    {
        var words = new List<string>();
        for (var breaks = new WordBreaks(text); breaks.MoveNext();) words.Add($"{breaks.Start}-{breaks.End} +{breaks.Step}");
        return words;
    }

    private static List<string> Standard(string text)
    {
        using var tokens = new StandardTokenizer(LuceneVersion.LUCENE_48, new StringReader(text));
        var (offset, step) = (tokens.AddAttribute<IOffsetAttribute>(), tokens.AddAttribute<IPositionIncrementAttribute>());
        var words = new List<string>();
        tokens.Reset();
        while (tokens.IncrementToken()) words.Add($"{offset.StartOffset}-{offset.EndOffset} +{step.PositionIncrement}");
        return words;
    }
}
