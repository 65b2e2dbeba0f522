using CsCheck;
using Monitor.Worker.Indexing.Embedded;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;

namespace Monitor.Worker.Tests.Indexing.Embedded;

/// <summary>Counting words must come to the same characters as cutting the text anew.</summary>
public sealed class PlacedSpansTests
{
    private static readonly string[] Words = ["the", "orders", "data", "l'enquête", "retention", "U.S.C.", "3.14", "provider's", "§", "–", "co\u00ADoperation", new string('x', 300), "Łódź", "access,"];

    [Fact]
    public void Places_come_to_the_characters_that_cutting_the_text_comes_to()
    {
        Mark[] marks = [Mark(0, "data"), Mark(1, "orders"), Mark(2, "retention"), Mark(3, "data", "retention"), Mark(4, "the", "orders", "data"), Mark(5, "lodz")];
        var set = new MarkSet(marks);
        Gen.Int[0, Words.Length - 1].Array[0, 80].Select(picks => string.Join(' ', picks.Select(pick => Words[pick]))).Sample(
            text =>
            {
                var exact = ExactSpans.Of(text, IndexFields.Text, null, set);
                var starts = Starts(text);
                var placed = exact.Select(span => new Span(starts.IndexOf(span.Start), Place(text, span.End), span.Leaf)).ToList();

                Assert.Equal(exact, PlacedSpans.In(text, 0, placed, set));
            },
            iter: 3_000);
    }

    [Fact]
    public void A_stretch_in_the_middle_shows_only_what_lies_wholly_in_it()
    {
        var set = new MarkSet([Mark(0, "data"), Mark(1, "data", "retention")]);
        List<Span> places = [new(9, 9, 0), new(11, 12, 1), new(11, 11, 0), new(13, 14, 1), new(20, 20, 0)];

        var spans = PlacedSpans.In("law data retention data", 10, places, set);

        Assert.Equal([new Span(4, 18, 1), new Span(4, 8, 0)], spans);
    }

    [Theory]
    [InlineData("数据 data")]
    [InlineData("ข้อมูล data")]
    public void Scripts_that_are_cut_otherwise_are_left_to_cutting(string text) => Assert.Null(PlacedSpans.In(text, 0, [new Span(0, 0, 0)], new MarkSet([Mark(0, "data")])));

    private static Mark Mark(int leaf, params string[] terms) => new(leaf, IndexFields.Text, [.. terms.Select((term, i) => new AnalysedTerm(term, i, 0, 0))]);

    private static List<int> Starts(string text)
    {
        var starts = new List<int>();
        for (var words = new WordBreaks(text); words.MoveNext();) starts.AddRange(Enumerable.Repeat(words.Start, words.Step));
        return starts;
    }

    private static int Place(string text, int end)
    {
        var place = -1;
        for (var words = new WordBreaks(text); words.MoveNext();)
        {
            place += words.Step;
            if (words.End == end) return place;
        }

        throw new InvalidOperationException("No word ends there.");
    }
}
