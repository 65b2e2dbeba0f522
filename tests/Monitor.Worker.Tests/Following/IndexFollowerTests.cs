using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following;

public sealed class IndexFollowerTests
{
    [Fact]
    public async Task What_was_committed_can_be_found_and_a_second_look_writes_nothing()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Bridge Bill", Bill.Harmless));
        await bench.CrawlAsync(bench.Bills);

        var written = await bench.Get<IndexFollower>().CatchUpAsync(TestContext.Current.CancellationToken);
        var again = await bench.Get<IndexFollower>().CatchUpAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), (written, again));
        var result = await bench.Get<ISearchIndex>().SearchAsync(new SearchQuery { Text = "bridge river" }, TestContext.Current.CancellationToken);
        Assert.Equal("Bridge Bill", Assert.Single(result.Hits).Title);
    }

    [Fact]
    public async Task An_item_is_found_by_the_text_and_the_title_that_another_of_its_documents_has()
    {
        await using var bench = await CrawlBench.OpenAsync();
        var gazette = Storage.Samples.New(Storage.Samples.Document("g1", "Act No. 7", "k:1"), "");
        var ministry = Storage.Samples.New(Storage.Samples.Document("m1", "Otter Protection Act", "k:1"), "Section 4. Counting\n\nThe warden shall count the otters of the river.") with { Kind = ChangeKind.NewDocument };
        await bench.Get<RunStore>().CommitAsync(Storage.Samples.Commit(Storage.Samples.Source("gazette"), Storage.Samples.Start, gazette), TestContext.Current.CancellationToken);
        await bench.Get<RunStore>().CommitAsync(Storage.Samples.Commit(Storage.Samples.Source("ministry"), Storage.Samples.Start.AddHours(1), ministry), TestContext.Current.CancellationToken);
        await bench.Get<IndexFollower>().CatchUpAsync(TestContext.Current.CancellationToken);

        foreach (var words in (string[])["otters river", "\"otter protection act\"", "warden NEAR/4 otters"])
        {
            var hit = Assert.Single((await bench.Get<ISearchIndex>().SearchAsync(new SearchQuery { Text = words }, TestContext.Current.CancellationToken)).Hits);
            Assert.Equal("Act No. 7", hit.Title);
            Assert.Contains(hit.Passages, passage => passage.Any(fragment => fragment.Marked));
        }
    }

    [Fact]
    public void Other_titles_of_an_item_weigh_as_much_as_headings()
    {
        var document = new SearchDocument
        {
            ItemId = 1,
            Title = "Act",
            OtherTitles = ["Otter Act"],
            Text = "Section 4. Counting\n\nWords.\n\nOtter Act",
            Jurisdiction = "XX",
            Region = "Europe",
            FirstSeenAt = default,
            ChangedAt = default,
        };

        Assert.Equal("Otter Act\nSection 4. Counting", IndexFollower.WithHeadings(document).Headings);
    }

    [Fact]
    public async Task An_index_that_was_emptied_is_rebuilt_from_the_store()
    {
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Bridge Bill", Bill.Harmless), new Bill("2", "B-2", "Data Access Bill", Bill.Relevant));
        await bench.CrawlAsync(bench.Bills);
        await bench.Get<IndexFollower>().CatchUpAsync(TestContext.Current.CancellationToken);
        await bench.Get<ISearchIndex>().ClearAsync(TestContext.Current.CancellationToken);

        var written = await bench.Get<IndexFollower>().CatchUpAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, written);
        Assert.Equal(2, await bench.Get<ISearchIndex>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_ring_wakes_who_waits_and_the_time_does_so_too()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var signal = new CommitSignal(time);

        var rung = signal.WaitAsync(signal.Next(), TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        signal.Ring();
        await rung;
        var timed = signal.WaitAsync(signal.Next(), TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        Assert.False(timed.IsCompleted);
        time.Advance(TimeSpan.FromHours(1));
        await timed;
    }
}
