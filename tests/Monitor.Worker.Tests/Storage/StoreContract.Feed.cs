using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_follower_sees_an_item_as_its_leading_document_shows_it_now_with_what_all_say()
    {
        var document = Samples.Document("b1", "Act", "k:1") with { Dates = new Dictionary<string, DateOnly> { ["hearing"] = new(2031, 1, 1), ["effective"] = new(2031, 9, 1), ["comments-close"] = new(2031, 4, 1) } };
        await CommitAsync(Samples.New(document, "First text."));
        await CommitAsync(Samples.Source("gazette"), Samples.New(Samples.Document("g1", "Gazette", "k:9", "k:1"), "Gazetted.", relevance: 0.6));
        await CommitAsync(Samples.Changed(await KnownAsync("b1"), document with { Title = "Act, as amended" }, "Second text."));

        var batch = await Store.Changes.ReadSinceAsync(0, 100, Ct);

        var found = Assert.Single(batch.Upserts);
        Assert.Equal(("Act, as amended", "Second text.\n\nGazette\n\nGazetted.", "C-b1"), (found.Title, found.Text, found.Number));
        Assert.Equal(["Gazette"], found.OtherTitles);
        Assert.Equal(["k:1", "k:9"], found.Keys);
        Assert.Equal(["gazette", "utopia-bills"], found.Sources);
        Assert.Equal(["production-order"], found.Instruments);
        Assert.Equal(["law-enforcement-response"], found.PolicyAreas);
        Assert.Equal((0.9, true), (found.Relevance, found.Relevant));
        Assert.Equal([new DateOnly(2031, 1, 1), new DateOnly(2031, 4, 1), new DateOnly(2031, 9, 1)], found.Dates);
        Assert.Equal(("UT", "Europe", "bill tracker", "en", Stage.Introduced), (found.Jurisdiction, found.Region, found.Kind, found.Language, found.Stage));
        Assert.Equal("https://bills.example/b1", found.Url?.AbsoluteUri);
        Assert.Empty(batch.Deletes);
        Assert.Equal(await Store.Changes.HeadAsync(Ct), batch.Cursor);
    }

    [Fact]
    public async Task Of_documents_that_say_the_same_one_text_is_read_and_each_title_once()
    {
        await CommitAsync(Samples.New(Samples.Document("b1", "Act", "k:1"), "The text."));
        await CommitAsync(Samples.Source("gazette"), Samples.New(Samples.Document("g1", "ACT", "k:1"), "The text.") with { Fingerprint = "other" });
        await CommitAsync(Samples.Source("journal"), Samples.New(Samples.Document("j1", "Law", "k:1"), "The text.") with { Fingerprint = "another" });
        await CommitAsync(Samples.Source("bulletin"), Samples.New(Samples.Document("u1", "Law", "k:1"), "More.") with { Fingerprint = "yet another" });

        var found = Assert.Single((await Store.Changes.ReadSinceAsync(0, 100, Ct)).Upserts);

        Assert.Equal("The text.\n\nLaw\n\nMore.", found.Text);
        Assert.Equal(["Law"], found.OtherTitles);
    }

    [Fact]
    public async Task Where_the_leading_document_is_a_bare_title_the_text_of_another_is_read()
    {
        await CommitAsync(Samples.New(Samples.Document("b1", "Act", "k:1"), ""));
        await CommitAsync(Samples.Source("gazette"), Samples.New(Samples.Document("g1", "Act", "k:1"), "Providers shall retain data."));

        Assert.Equal("Providers shall retain data.", Assert.Single((await Store.Changes.ReadSinceAsync(0, 100, Ct)).Upserts).Text);
    }

    [Fact]
    public async Task What_other_documents_add_ends_between_two_paragraphs_where_it_would_be_too_much()
    {
        var paragraph = new string('a', 9_998) + "\n\n";
        await CommitAsync(Samples.New(Samples.Document("b1", "Act", "k:1"), "Short."));
        await CommitAsync(Samples.Source("gazette"), Samples.New(Samples.Document("g1", "Act", "k:1"), string.Concat(Enumerable.Repeat(paragraph, 410)) + "End.") with { Fingerprint = "long" });
        await CommitAsync(Samples.Source("journal"), Samples.New(Samples.Document("j1", "Act", "k:1"), "No room for this.") with { Fingerprint = "late" });

        var text = Assert.Single((await Store.Changes.ReadSinceAsync(0, 100, Ct)).Upserts).Text;

        Assert.InRange(text.Length, SearchTexts.MostCharacters - 20_000, SearchTexts.MostCharacters + 10);
        Assert.StartsWith("Short.\n\naaa", text, StringComparison.Ordinal);
        Assert.EndsWith("aaa", text, StringComparison.Ordinal);
        Assert.DoesNotContain("No room", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_goes_on_from_its_cursor_and_stands_still_at_the_end()
    {
        await CommitAsync([.. Enumerable.Range(0, 5).Select(n => Samples.New(Samples.Document($"b{n}", $"Bill {n}"), $"{n}"))]);

        var first = await Store.Changes.ReadSinceAsync(0, 3, Ct);
        var second = await Store.Changes.ReadSinceAsync(first.Cursor, 3, Ct);
        var end = await Store.Changes.ReadSinceAsync(second.Cursor, 3, Ct);

        Assert.Equal(["Bill 0", "Bill 1", "Bill 2"], first.Upserts.Select(found => found.Title));
        Assert.Equal(["Bill 3", "Bill 4"], second.Upserts.Select(found => found.Title));
        Assert.True(end.IsEmpty);
        Assert.Equal(second.Cursor, end.Cursor);
    }

    [Fact]
    public async Task An_item_that_is_gone_is_told_as_deleted()
    {
        var receipt = await CommitAsync(Samples.New(Samples.Document()));
        await QueryAsync(db => db.Items.ExecuteDeleteAsync(Ct));

        var batch = await Store.Changes.ReadSinceAsync(0, 10, Ct);

        Assert.Empty(batch.Upserts);
        Assert.Equal(receipt.Items, batch.Deletes);
    }

    [Theory]
    [InlineData(0, 2, new[] { 0 })]
    [InlineData(5, 2, new[] { 2, 2, 1 })]
    [InlineData(4, 2, new[] { 2, 2, 0 })]
    public async Task Reading_all_hands_out_pages_and_the_cursor_of_its_beginning_with_the_last(int items, int pageSize, int[] pages)
    {
        if (items > 0) await CommitAsync([.. Enumerable.Range(0, items).Select(n => Samples.New(Samples.Document($"b{n}", $"Bill {n}"), $"{n}"))]);
        var head = await Store.Changes.HeadAsync(Ct);
        var batches = new List<ChangeBatch>();

        await foreach (var batch in Store.Changes.ReadAllAsync(pageSize, Ct))
        {
            batches.Add(batch);
            await CommitAsync(Samples.Source("meanwhile"), Samples.New(Samples.Document("m", "Meanwhile"), $"{batches.Count}"));
            if (batches.Count > 6) break;
        }

        Assert.True(batches.Count >= pages.Length);
        Assert.All(batches.SkipLast(1), batch => Assert.Equal(0, batch.Cursor));
        Assert.Equal(head, batches[^1].Cursor);
    }

    [Fact]
    public async Task Eight_runs_that_commit_at_once_share_an_item_by_its_key_and_a_follower_meanwhile_misses_nothing()
    {
        MonitorStore[] processes = [Store, StartProcess()];
        var seen = new HashSet<long>();
        var cursor = 0L;
        var runs = Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => CommitManyAsync(processes[n % 2], n))));

        bool more;
        do
        {
            more = !runs.IsCompleted;
            var batch = await Store.Changes.ReadSinceAsync(cursor, 20, Ct);
            cursor = batch.Cursor;
            seen.UnionWith(batch.Upserts.Select(found => found.ItemId));
            more |= !batch.IsEmpty;
        }
        while (more);

        var receipts = await runs;
        var all = receipts.SelectMany(receipt => receipt.SelectMany(one => one.Items)).ToHashSet();
        Assert.Equal((8 * 5 * 4) + 1, all.Count);
        Assert.Equal(all.Order(), seen.Order());
        Assert.Equal(1, await QueryAsync(db => db.Documents.Where(row => row.NativeId == "shared" && row.Leads).CountAsync(Ct)));
        Assert.Equal(1, await QueryAsync(db => db.Deliveries.CountAsync(Ct)));
    }

    private static async Task<IReadOnlyList<CommitReceipt>> CommitManyAsync(MonitorStore store, int number)
    {
        var source = Samples.Source($"source-{number}");
        var receipts = new List<CommitReceipt>();
        for (var run = 0; run < 5; run++)
        {
            DocumentChange[] changes = [.. Enumerable.Range(0, 4).Select(n => Samples.New(Samples.Document($"{run}-{n}", $"Bill {number} {run} {n}", $"k:{number}:{run}:{n}"), $"{number} {run} {n}"))];
            if (run == 2) changes = [.. changes, Samples.Alerting(Samples.Document("shared", "Shared", "k:shared"), "C1")];
            receipts.Add(await store.Runs.CommitAsync(Samples.Commit(source, Samples.Start.AddHours(run), changes), Ct));
        }

        return receipts;
    }
}
