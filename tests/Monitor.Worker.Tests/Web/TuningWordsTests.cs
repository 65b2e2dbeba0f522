using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Tuning;

namespace Monitor.Worker.Tests.Web;

public sealed class TuningWordsTests
{
    private static readonly HashSet<string> Allowed = ["H1", "H2", "H3", "H4", "H5", "H6", "P", "UL", "OL", "LI", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "STRONG", "EM", "CODE"];

    [Theory]
    [InlineData(AskReason.Uncertain, "Chosen by a rule, not by lot: near the threshold, the model does not know.")]
    [InlineData(AskReason.HighUnseen, "Chosen by a rule, not by lot: it scored high, and no person has looked.")]
    [InlineData(AskReason.NewSource, "Chosen by a rule, not by lot: a new source, of which hardly anything is labelled.")]
    [InlineData(AskReason.Repeat, "Chosen by a rule, not by lot: you or somebody else labelled it before. Does one decide alike twice?")]
    [InlineData(AskReason.SecondOpinion, "Second opinion: somebody else has labelled it; you do not see what. 1 label in 8 is seconded by lot, and each that speaks against its precedents.")]
    public void Why_a_question_is_asked_stands_in_words(AskReason reason, string words)
    {
        Assert.Equal(words, AskWords.Why(Ask(reason), null));
        Assert.Null(AskWords.Band(Ask(reason), null));
    }

    [Fact]
    public void Where_nothing_is_in_doubt_the_queue_does_not_say_that_it_is() =>
        Assert.Equal("Chosen by a rule, not by lot: of what nobody has looked at, its score is nearest the threshold.", AskWords.Why(Ask(AskReason.Uncertain) with { Relevance = 0.07 }, null));

    [Theory]
    [InlineData(40, 1, "1 of 40 items of one band of scores, so your answer counts for 40.")]
    [InlineData(40, 3, "3 of 40 items of one band of scores, so your answer counts for about 13.")]
    [InlineData(4, 4, "all 4 items of one band of scores, so your answer counts for itself alone.")]
    public void A_draw_by_lot_says_its_chance_and_not_the_score(int population, int drawn, string words)
    {
        var ask = Ask(AskReason.Sample) with { Stratum = "0.05 to 0.10", Probability = drawn / (double)population };
        var round = new SampleRound(1, default, default, "model-1", 0.5, [new DrawnStratum("0.05 to 0.10", false, population, drawn)], default, "ada");

        Assert.Equal("Drawn by lot: " + words, AskWords.Why(ask, round));
        Assert.DoesNotContain("0.05", AskWords.Why(ask, round), StringComparison.Ordinal);
        Assert.Equal("Drawn by lot: " + words.Replace("of one band of scores", "that scored 0.05 to 0.10 in this round", StringComparison.Ordinal), AskWords.Band(ask, round));
    }

    [Fact]
    public void A_draw_whose_round_is_not_at_hand_still_says_its_weight() =>
        Assert.Equal("Drawn by lot: from the items of one band of scores, so your answer counts for 25.", AskWords.Why(Ask(AskReason.Sample) with { Probability = 0.04 }, null));

    [Theory]
    [InlineData(nameof(AskReason.Sample), "drawn by lot")]
    [InlineData("uncertain", "uncertain")]
    [InlineData("17", "17")]
    public void Why_a_label_was_asked_for_is_read_back(string kept, string words) => Assert.Equal(words, AskWords.Name(kept));

    [Fact]
    public void What_a_label_changes_is_one_sentence()
    {
        var effect = new LabelEffect(0.71, 0.38, 0.5, 4, 399, [], 2.1, default);

        Assert.Equal(
            "This item 0.71 → 0.38 with your label and the others given since the model in use was trained, so it would no longer be alerted (threshold 0.50); "
            + "4 of the 399 items nearest the threshold would change side.",
            EffectWords.Sentence(effect));
        Assert.Contains("so it would be alerted", EffectWords.Sentence(effect with { Before = 0.38, After = 0.71 }), StringComparison.Ordinal);
        Assert.EndsWith("none of the 399 items nearest the threshold would change side.", EffectWords.Sentence(effect with { Crossing = 0 }), StringComparison.Ordinal);
        Assert.EndsWith("there is no other item near the threshold.", EffectWords.Sentence(effect with { Crossing = 0, Watched = 0 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.75, "very much alike")]
    [InlineData(0.45, "alike")]
    [InlineData(0.44, "a little alike")]
    public void Likeness_is_a_word(double likeness, string words) => Assert.Equal(words, PrecedentWords.Likeness(likeness));

    [Theory]
    [InlineData("", null)]
    [InlineData("+", null)]
    [InlineData("++-", "They speak against each other: 2 of 3 relevant, 1 not.")]
    [InlineData("---", "All 3 that are alike were decided not relevant.")]
    [InlineData("++", "All 2 that are alike were decided relevant.")]
    public void Precedents_warn_where_they_say_something(string said, string? words)
    {
        var precedents = said.Select(one => new LabelledPrecedent("Law", "en", "UT", one == '+', [], 0.5)).ToList();

        var warning = PrecedentWords.Warning(precedents);

        if (words is null) Assert.Null(warning);
        else Assert.StartsWith(words, warning, StringComparison.Ordinal);
        Assert.Null(PrecedentWords.Warning([.. precedents.Select(one => one with { Likeness = 0.2 })]));
    }

    [Theory]
    [InlineData("a passage b", "passage", "a |passage| b|0")]
    [InlineData("a passage b", " passa…", "a |passa|ge b|0")]
    [InlineData("passage b", "passage b", "passage b|||0")]
    [InlineData("a passage b", "elsewhere", "a passage b|||0")]
    [InlineData("a passage b", null, "a passage b|||0")]
    [InlineData("0123456789abcdef", "c", "89ab|c|def|8", 8)]
    [InlineData("0123456789abcdef", "1", "0|1|234567|8", 8)]
    [InlineData("0123456789abcdef", null, "01234567|||8", 8)]
    public void A_text_is_parted_at_the_passage(string text, string? passage, string parts, int longest = 100)
    {
        var marked = MarkedText.Of(text, passage, longest);

        Assert.Equal(parts, $"{marked.Before}|{marked.Marked}|{marked.After}|{marked.Left}");
    }

    [Fact]
    public void The_guideline_is_rendered_whole()
    {
        var page = Parsed(MarkdownHtml.Render(Monitor.Worker.Labelling.Guidelines.Text, 1));

        Assert.Equal("How to label a document", page.QuerySelector("h2")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("h1"));
        Assert.Equal(2, page.QuerySelectorAll("table").Length);
        Assert.Contains(page.QuerySelectorAll("td code"), code => code.TextContent == "production-order");
        Assert.Equal(3, page.QuerySelectorAll("ol > li").Length);
        Assert.All(page.QuerySelectorAll("tr"), row => Assert.Equal(3, row.Children.Length));
    }

    [Theory]
    [InlineData("a\nb\n\nc", "<p>a b</p><p>c</p>")]
    [InlineData("- one\n  more\n- two", "<ul><li>one more</li><li>two</li></ul>")]
    [InlineData("1. one\n- two", "<ol><li>one</li></ol><ul><li>two</li></ul>")]
    [InlineData("|a|b|\n|---|---|\n|`x|y`|", "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody><tr><td>`x</td><td>y`</td></tr></tbody></table>")]
    [InlineData("**bold** *it* `a*b*`", "<p><strong>bold</strong> <em>it</em> <code>a*b*</code></p>")]
    [InlineData("[x](javascript:alert(1)) <b>", "<p>[x](javascript:alert(1)) &lt;b&gt;</p>")]
    public void Markdown_becomes_little_html(string markdown, string html) => Assert.Equal(html, MarkdownHtml.Render(markdown, 0));

    [Fact]
    public void No_text_gets_out_of_its_element() =>
        Gen.OneOf("#", "##", " ", "\n", "|", "|---|", "-", "- ", "1. ", "*", "**", "`", "<script>", "</td>", "&", "\"", "'", "a", "<img src=x onerror=alert(1)>", "\\|", "ق").Array[0, 30].Select(string.Concat)
            .Sample(markdown =>
            {
                var page = Parsed(MarkdownHtml.Render(markdown, 0));

                Assert.All(page.QuerySelectorAll("body *"), element => Assert.Contains(element.TagName, Allowed));
                Assert.All(page.QuerySelectorAll("body *"), element => Assert.All(element.Attributes, attribute => Assert.Equal("scope", attribute.Name)));
            });

    private static IDocument Parsed(string html) => new HtmlParser().ParseDocument($"<body>{html}");

    private static Ask Ask(AskReason reason) => new()
    {
        Id = 1,
        ItemId = 1,
        Fingerprint = "text",
        Reason = reason,
        Relevance = 0.45,
        Threshold = 0.5,
        ModelId = "model-1",
        AskedAt = default,
    };
}
