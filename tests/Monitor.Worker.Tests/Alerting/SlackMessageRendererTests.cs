using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

public sealed class SlackMessageRendererTests
{
    [Fact]
    public void A_redline_that_does_not_fit_ends_with_the_way_to_the_whole()
    {
        var part = new RedlinePart(RedlineKind.Added, string.Concat(Enumerable.Repeat("retained & disclosed ", 20)), "Section 1");
        var alert = Changed([.. Enumerable.Repeat(part, 40)]);

        var redline = Strings(alert).Single(text => text.StartsWith("*What changed*", StringComparison.Ordinal));

        Assert.EndsWith("\n<https://monitor.example/items/412|… the whole redline>", redline, StringComparison.Ordinal);
    }

    [Fact]
    public void A_redline_without_a_change_is_not_drawn()
    {
        var alert = Changed([new(RedlineKind.Same, "A provider shall")]);

        Assert.DoesNotContain(Strings(alert), text => text.Contains("What changed", StringComparison.Ordinal));
    }

    [Fact]
    public void That_no_instrument_was_recognised_is_said_of_what_is_relevant_and_of_nothing_else()
    {
        var bare = TestAlerts.Golden["new"]() with { Classification = TestAlerts.Relevant(0.873) with { Instruments = [], PolicyAreas = [] } };
        var irrelevant = bare with { Classification = bare.Classification with { Relevance = 0.1 } };

        Assert.Contains("*Instrument*\nnone recognised", Strings(bare));
        Assert.DoesNotContain(Strings(irrelevant), text => text.Contains("Instrument", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Stage.ConsultationOpen, "effective", "*Next date*\nEffective: 1 Jan 2027\nComments close: not stated, see the source")]
    [InlineData(Stage.ConsultationOpen, null, "*Next date*\nComments close: not stated, see the source")]
    [InlineData(Stage.ConsultationOpen, "comments-close", "*Next date*\nComments close: 1 Jan 2027")]
    [InlineData(Stage.Enacted, null, "*Next date*\nIn force: no day stated")]
    [InlineData(Stage.Enacted, "application", "*Next date*\nApplication: 1 Jan 2027")]
    [InlineData(Stage.Committee, null, null)]
    public void A_date_that_readers_wait_for_and_nobody_states_is_named(Stage stage, string? stated, string? shown)
    {
        var dates = new Dictionary<string, DateOnly>();
        if (stated is not null) dates[stated] = new DateOnly(2027, 1, 1);
        var alert = TestAlerts.Golden["new"]() with { Stage = stage, Dates = dates };

        foreach (var strings in (IEnumerable<string>[])[Strings(alert), Present(alert)])
        {
            Assert.Equal(shown, strings.SingleOrDefault(text => text.StartsWith("*Next date*", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Without_a_page_the_message_still_leads_to_the_source()
    {
        var message = SlackMessageRenderer.Render(TestAlerts.Golden["new"](), pageBase: null);

        var button = Assert.IsType<SlackButton>(Assert.Single(message.Blocks!.OfType<SlackActions>().Single().Elements));
        Assert.Equal("https://parliament.example/bill/c-22?lang=en&session=46-1", button.Url);
        Assert.EndsWith("<https://parliament.example/bill/c-22?lang=en&amp;session=46-1|Source>", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_without_a_number_in_the_store_has_no_page()
    {
        var message = SlackMessageRenderer.Render(TestAlerts.Golden["new"]() with { ItemId = 0, Url = null }, TestAlerts.Page);

        Assert.Empty(message.Blocks!.OfType<SlackActions>());
    }

    [Theory]
    [InlineData("q=%22subscriber%20data%22%20%2Fx%7Cy%3E&jurisdiction=GB", "?q=%22subscriber%20data%22%20%2Fx%7Cy%3E&jurisdiction=GB")]
    [InlineData(null, "")]
    public void What_a_saved_search_found_opens_with_what_was_looked_for(string? search, string part)
    {
        var message = SlackMessageRenderer.Render(TestAlerts.Golden["new"]() with { FoundBy = search }, TestAlerts.Page);

        Assert.Equal($"https://monitor.example/items/412{part}", Assert.IsType<SlackButton>(message.Blocks!.OfType<SlackActions>().Single().Elements[0]).Url);
    }

    [Fact]
    public void A_question_too_long_for_a_link_is_left_out_of_it()
    {
        var message = SlackMessageRenderer.Render(TestAlerts.Golden["new"]() with { FoundBy = $"q={new string('a', 500)}" }, TestAlerts.Page);

        Assert.Equal("https://monitor.example/items/412", Assert.IsType<SlackButton>(message.Blocks!.OfType<SlackActions>().Single().Elements[0]).Url);
    }

    [Fact]
    public void A_page_below_a_path_keeps_the_path()
    {
        var message = SlackMessageRenderer.Render(TestAlerts.Golden["new"](), new Uri("https://intranet.example/monitor/"));

        Assert.Equal("https://intranet.example/monitor/items/412", Assert.IsType<SlackButton>(message.Blocks!.OfType<SlackActions>().Single().Elements[0]).Url);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("slack://channel")]
    public void Only_addresses_of_the_web_become_links(string url)
    {
        var message = SlackMessageRenderer.Render(TestAlerts.Golden["new"]() with { Url = new Uri(url) }, TestAlerts.Page);

        Assert.Equal(["open-item", "label"], message.Blocks!.OfType<SlackActions>().Single().Elements.Select(button => button.ActionId));
    }

    [Theory]
    [InlineData("2026-12-05", "2026-12-04", "Comments close: 4 Dec 2026, 1 day earlier than stated before (5 Dec 2026).")]
    [InlineData(null, "2026-12-04", "Comments close: 4 Dec 2026, not stated before.")]
    [InlineData("2026-12-05", null, "Comments close: no longer stated (5 Dec 2026 before).")]
    public void A_moved_date_says_how_it_moved(string? before, string? after, string sentence)
    {
        var alert = TestAlerts.Base(TestAlerts.Happened(EventKind.DateMoved) with { DateKind = "comments-close", DateBefore = Day(before), DateAfter = Day(after) });

        Assert.Contains($"*Date moved.* {sentence}", Strings(alert));
    }

    [Theory]
    [InlineData(0.4996, "49.9%")]
    [InlineData(0.5, "50%")]
    [InlineData(0.29, "29%")]
    [InlineData(1.0, "100%")]
    [InlineData(double.NaN, "unknown")]
    public void A_figure_under_the_threshold_never_reads_as_if_it_reached_it(double probability, string shown) =>
        Assert.Equal(shown, AlertWords.Percent(probability));

    [Fact]
    public void A_date_that_has_passed_is_not_the_next()
    {
        var alert = TestAlerts.Golden["new"]() with { Dates = new Dictionary<string, DateOnly> { ["hearing"] = new(2026, 11, 22), ["effective"] = new(2026, 11, 23) } };

        Assert.Contains("*Next date*\nEffective: 23 Nov 2026", Strings(alert));
    }

    private static Alert Changed(IReadOnlyList<RedlinePart> redline) => TestAlerts.Base(TestAlerts.Happened(EventKind.TextChanged) with { Redline = redline });

    private static IEnumerable<string> Strings(Alert alert) => SlackMessageRenderer.Render(alert, TestAlerts.Page).Blocks!.SelectMany(block => block.Strings());

    private static IEnumerable<string> Present(Alert alert) =>
        SlackParent.Render(PresentItem.Of(alert), TestAlerts.Page, DeliveryTag.None, canPress: true).Blocks!.SelectMany(block => block.Strings());

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", null);
}
