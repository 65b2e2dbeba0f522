using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following;

public sealed class LikenessFollowerTests
{
    private const string Title = "To require providers of communication services to preserve account records for criminal investigations";

    private static readonly string Text = string.Concat(Enumerable.Range(1, 40).Select(i => $"A provider shall answer request {i} of the authority within {i} days of its receipt. "));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Companions_are_suggested_once_and_strangers_never()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(
            new Bill("1", "H-1", Title, Text), new Bill("2", "S-7", Title, Text.Replace("30 days", "31 days", StringComparison.Ordinal)),
            new Bill("3", "H-2", "Bridge Painting Bill", Bill.Harmless));
        await bench.CrawlAsync(bench.Bills);

        var first = await bench.Get<LikenessFollower>().CatchUpAsync(Ct);
        var second = await bench.Get<LikenessFollower>().CatchUpAsync(Ct);

        Assert.Equal((1, 0), (first, second));
        var suggestion = Assert.Single(await bench.Get<MergeStore>().ListAsync(SuggestionState.Open, null, 10, Ct));
        Assert.Equal(["H-1", "S-7"], [suggestion.First.Number, suggestion.Second.Number]);
        Assert.Equal(1, suggestion.TitleLikeness);
        Assert.InRange(suggestion.TextLikeness, 0.7, 0.99);
    }

    [Fact]
    public async Task An_amended_text_is_looked_at_again_and_a_rejected_pair_stays_rejected()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "H-1", Title, Text), new Bill("2", "S-7", Title, Text));
        await bench.CrawlAsync(bench.Bills);
        await bench.Get<LikenessFollower>().CatchUpAsync(Ct);
        var suggestion = Assert.Single(await bench.Get<MergeStore>().ListAsync(SuggestionState.Open, null, 10, Ct));
        await bench.Get<MergeStore>().RejectAsync(suggestion.Id, "Ada", null, Ct);

        bench.Publish(new Bill("1", "H-1", Title, Text + "This Act takes effect at once."), new Bill("2", "S-7", Title, Text));
        await bench.CrawlAsync(bench.Bills);

        Assert.Equal(0, await bench.Get<LikenessFollower>().CatchUpAsync(Ct));
        Assert.Empty(await bench.Get<MergeStore>().ListAsync(SuggestionState.Open, null, 10, Ct));
    }

    [Fact]
    public async Task A_merged_pair_is_crawled_on_as_one_item()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "H-1", Title, Text), new Bill("2", "S-7", Title, Text));
        await bench.CrawlAsync(bench.Bills);
        await bench.Get<LikenessFollower>().CatchUpAsync(Ct);
        var suggestion = Assert.Single(await bench.Get<MergeStore>().ListAsync(SuggestionState.Open, null, 10, Ct));
        await bench.Get<MergeStore>().AcceptAsync(suggestion.Id, "Ada", null, Ct);

        bench.Publish(new Bill("1", "H-1", Title, Text), new Bill("2", "S-7", Title, Text + "It binds the State and every agency of it."));
        await bench.CrawlAsync(bench.Bills);

        var told = Assert.Single(await bench.EventsAsync(), entry => entry.Entry.Event.Kind == EventKind.TextChanged);
        Assert.Equal(suggestion.First.Id, told.Item.Id);
        Assert.Equal(0, await bench.Get<LikenessFollower>().CatchUpAsync(Ct));
    }

    [Fact]
    public async Task A_date_in_the_text_is_kept_with_its_sentence_and_told_when_it_moves()
    {
        const string commencement = " This Act comes into force on 1 July 2031.";
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "H-1", "Data Access Bill", Bill.Relevant + commencement));
        await bench.CrawlAsync(bench.Bills);
        var item = (await bench.EventsAsync())[0].Item.Id;
        var stated = Assert.Single((await bench.Get<ItemStore>().FindAsync(item, Ct))!.StatedDates);

        bench.Publish(new Bill("1", "H-1", "Data Access Bill", Bill.Relevant + commencement.Replace("July", "October", StringComparison.Ordinal)));
        await bench.CrawlAsync(bench.Bills);

        var moved = Assert.Single(await bench.EventsAsync(), entry => entry.Entry.Event.Kind == EventKind.DateMoved).Entry.Event;
        Assert.Equal((new DateOnly(2031, 7, 1), commencement.Trim(), "en"), (stated.Date, stated.Quote, stated.Language));
        Assert.Equal((new DateOnly(2031, 7, 1), new DateOnly(2031, 10, 1)), (moved.DateBefore, moved.DateAfter));
        Assert.Equal("This Act comes into force on 1 October 2031.", moved.DateQuote);
        Assert.Equal(new DateOnly(2031, 10, 1), (await bench.Get<ItemStore>().FindAsync(item, Ct))!.Dates["effective"]);
    }
}
