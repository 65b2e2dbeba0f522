using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;
using Monitor.Worker.Storage.Committing;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_new_document_makes_an_item_with_its_first_version_event_and_reasons()
    {
        var change = Samples.New(Samples.Document(keys: ["ut-bill:1", "celex:31"])) with { Page = Samples.Page(), Events = [Samples.Event()] };

        var receipt = await CommitAsync(change);

        var item = await ItemAsync(Assert.Single(receipt.Items));
        Assert.Equal((1, 1, 1, 0), (receipt.NewItems, receipt.NewVersions, receipt.NewEvents, receipt.NewDeliveries));
        Assert.Equal(("Production of Data Act", "UT", "Europe", "bill tracker", Stage.Introduced), (item.Summary.Title, item.Summary.Jurisdiction, item.Summary.Region, item.Summary.Kind, item.Summary.Stage));
        Assert.Equal(["ut-bill:1", "celex:31"], item.Keys);
        Assert.True(item.Summary is { Relevant: true, WasRelevant: true, Relevance: 0.9 });
        Assert.Equivalent(Samples.Decision(), item.Classification);
        Assert.Equal("New happened.", Assert.Single(item.Events).Event.Summary);
        Assert.Equal("within six hours", item.Events[0].Event.Redline[0].Text);
        var document = Assert.Single(item.Documents);
        Assert.True(document.Leads);
        Assert.Equal(1, Assert.Single(document.Versions).Number);
    }

    [Fact]
    public async Task The_text_and_the_page_behind_a_version_come_back_as_they_were()
    {
        var page = Samples.Page(body: string.Concat(Enumerable.Repeat("<p>§ 7 Herausgabe</p>", 100)));
        await CommitAsync(Samples.New(Samples.Document(), "§ 7 Herausgabe") with { Page = page });
        var known = await KnownAsync("b1");

        var text = await Store.Items.VersionTextAsync(known.DocumentId, 1, Ct);
        var raw = await Store.Items.RawBodyAsync(known.DocumentId, 1, Ct);

        Assert.Equal("§ 7 Herausgabe", text?.Text);
        Assert.Equal(page.Body, raw?.Body);
        Assert.Equal(("text/html", "utf-8", "https://bills.example/b1", page.FetchedAt), (raw!.MediaType, raw.Charset, raw.FinalUrl, raw.FetchedAt));
        var stored = await QueryAsync(db => db.RawBodies.SingleAsync(Ct));
        Assert.True(stored.Body.Length < stored.Length / 10);
    }

    [Fact]
    public async Task The_very_same_commit_given_twice_adds_nothing()
    {
        var commit = Samples.Commit(Samples.Source(), Samples.Start, Samples.Alerting(Samples.Document(keys: ["ut-bill:1"]), "C1", "C2") with { Page = Samples.Page() });
        var first = await Store.Runs.CommitAsync(commit, Ct);

        var second = await StartProcess().Runs.CommitAsync(commit, Ct);

        Assert.Equal(first.Items, second.Items);
        Assert.Equal((0, 0, 0, 0), (second.NewItems, second.NewVersions, second.NewEvents, second.NewDeliveries));
        Assert.Equal(first.Sequence, second.Sequence);
        Assert.Single(await Store.Runs.RunsAsync(commit.Source.Id, 10, Ct));
    }

    [Fact]
    public async Task A_repeated_commit_of_a_change_does_not_write_its_version_again_even_after_the_next_one()
    {
        await CommitAsync(Samples.New(Samples.Document(), "A"));
        var b = Samples.Changed(await KnownAsync("b1"), Samples.Document(), "B");
        await CommitAsync(b);
        await CommitAsync(Samples.Changed(await KnownAsync("b1"), Samples.Document(), "C"));

        var late = await CommitAsync(b);

        Assert.Equal(0, late.NewVersions);
        Assert.Equal("C", (await KnownAsync("b1")).Text);
    }

    [Fact]
    public async Task A_crash_before_the_commit_leaves_nothing_and_the_next_try_leaves_all()
    {
        var commit = Samples.Commit(Samples.Source(), Samples.Start, Samples.Alerting(Samples.Document(), "C1"));
        var gate = Services.GetRequiredService<WriteGate>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.WriteAsync<int>(
            async (db, ct) =>
            {
                await new CommitWriter(db, commit, RawBodies.Compress(commit.Changes)).WriteAsync(ct);
                throw new InvalidOperationException("The lights went out.");
            },
            Ct));

        Assert.Equal(0, await QueryAsync(db => db.Items.CountAsync(Ct)));
        Assert.Null(await Store.Runs.StateAsync(commit.Source.Id, Ct));
        Assert.Empty(await Store.Runs.RunsAsync(commit.Source.Id, 10, Ct));
        Assert.Equal(0, await Store.Changes.HeadAsync(Ct));
        var receipt = await Store.Runs.CommitAsync(commit, Ct);
        Assert.Equal((1, 1, 1, 1), (receipt.NewItems, receipt.NewVersions, receipt.NewEvents, receipt.NewDeliveries));
    }

    [Fact]
    public async Task Two_documents_of_one_run_that_share_a_key_are_one_item_led_by_the_first()
    {
        var receipt = await CommitAsync(
            Samples.New(Samples.Document("b1", "Production of Data Act", "ut-bill:1")),
            Samples.New(Samples.Document("reprint", "Production of Data Act (reprint)", "gazette:9", "ut-bill:1"), "Reprinted text."));

        var item = await ItemAsync(receipt.Items[0]);
        Assert.Equal(receipt.Items[0], receipt.Items[1]);
        Assert.Equal(1, receipt.NewItems);
        Assert.Equal("Production of Data Act", item.Summary.Title);
        Assert.Equal([("b1", true), ("reprint", false)], item.Documents.Select(document => (document.NativeId, document.Leads)));
        Assert.Equal(["ut-bill:1", "gazette:9"], item.Keys);
    }

    [Fact]
    public async Task A_document_of_another_source_joins_the_item_whose_key_it_carries()
    {
        var first = await CommitAsync(Samples.New(Samples.Document("b1", "Production of Data Act", "ut-bill:1")));
        var gazette = Samples.Source("utopia-gazette");

        // The gazette's crawl compared before the first source committed, and so believed the item to be new.
        var second = await CommitAsync(gazette, Samples.New(Samples.Document("g7", "Act 7", "ut-bill:1"), "Gazetted.", relevance: 0.99));

        var item = await ItemAsync(first.Items[0]);
        Assert.Equal(first.Items, second.Items);
        Assert.Equal("Production of Data Act", item.Summary.Title);
        Assert.Equal(0.99, item.Summary.Relevance);
        Assert.Equal(["utopia-bills", "utopia-gazette"], item.Documents.Select(document => document.Source.Value));
    }

    [Fact]
    public async Task A_key_that_another_item_holds_stays_there()
    {
        var one = await CommitAsync(Samples.New(Samples.Document("b1", "One", "ut-bill:1")));
        var two = await CommitAsync(Samples.New(Samples.Document("b2", "Two", "ut-bill:2")));

        var both = await CommitAsync(Samples.New(Samples.Document("b3", "Both", "ut-bill:2", "ut-bill:1")));

        Assert.Equal(two.Items, both.Items);
        Assert.Equal(["ut-bill:1"], (await ItemAsync(one.Items[0])).Keys);
        Assert.Equal(["ut-bill:2"], (await ItemAsync(two.Items[0])).Keys);
    }

    [Fact]
    public async Task A_text_that_goes_and_comes_back_is_three_versions_and_is_told_by_earlier_fingerprints()
    {
        await CommitAsync(Samples.New(Samples.Document(), "A"));
        await CommitAsync(Samples.Changed(await KnownAsync("b1"), Samples.Document(), "B"));
        var between = await KnownAsync("b1");

        await CommitAsync(Samples.Changed(between, Samples.Document(), "A", ChangeKind.FlappedBack));

        var known = await KnownAsync("b1");
        Assert.Equal(["fp:A"], between.EarlierFingerprints);
        Assert.Equal((3, "fp:A", "A"), (known.Version, known.Fingerprint, known.Text));
        Assert.Equal(["fp:B", "fp:A"], known.EarlierFingerprints);
    }

    [Fact]
    public async Task An_unchanged_document_writes_no_version_and_moves_no_follower_but_keeps_its_validators()
    {
        var first = await CommitAsync(Samples.New(Samples.Document()));
        var again = Samples.Changed(await KnownAsync("b1"), Samples.Document(title: "Only in the list"), "x", ChangeKind.Unchanged);

        var receipt = await CommitAsync(again with { ListedFingerprint = "listed:moved", Page = Samples.Page("https://bills.example/moved") });

        var known = await KnownAsync("b1");
        Assert.Equal((0, first.Sequence), (receipt.NewVersions, receipt.Sequence));
        Assert.Equal((1, "listed:moved", "https://bills.example/moved", "W/\"1\""), (known.Version, known.ListedFingerprint, known.Address, known.Validators.ETag));
        Assert.Equal("Production of Data Act", known.Item.Title);
    }

    [Fact]
    public async Task Text_of_every_script_and_of_a_megabyte_comes_back_whole_and_what_no_store_takes_is_replaced()
    {
        var text = string.Concat(Enumerable.Repeat("捜査機関への開示 — يجب على مقدم الخدمة — законопроект 🏛️ ", 22_000));
        var hostile = Samples.Document("n\0ul", "Half \ud83d pair and \0 nul", "key:\0");

        await CommitAsync(Samples.New(Samples.Document("π/ü", "データ提出法"), text), Samples.New(hostile, "nul \0 in text"));

        Assert.True(Encoding.UTF8.GetByteCount(text) > 1_000_000);
        Assert.Equal(text, (await KnownAsync("π/ü")).Text);
        var known = await KnownAsync("n\0ul");
        Assert.Equal("Half \ufffd pair and \ufffd nul", known.Item.Title);
        Assert.Equal("nul \ufffd in text", known.Text);
    }

    [Fact]
    public async Task Ids_keys_and_addresses_longer_than_an_index_entry_are_kept_apart_and_found_again()
    {
        var stem = "https://bills.example/" + new string('ä', 3000);
        var receipt = await CommitAsync(
            Samples.New(Samples.Document(stem + "1", "One", stem + "k1")) with { Page = Samples.Page(stem + "1") },
            Samples.New(Samples.Document(stem + "2", "Two", stem + "k2"), "Two.") with { Page = Samples.Page(stem + "2") });

        var known = await Store.Runs.KnownAsync(Samples.Source().Id, [stem + "1", stem + "2"], [stem + "k2"], [new Uri(stem + "2").AbsoluteUri], Ct);

        Assert.Equal(2, receipt.NewItems);
        Assert.Equal(("One", "Two"), (known.ByNativeId[stem + "1"].Item.Title, known.ByNativeId[stem + "2"].Item.Title));
        Assert.Equal("Two", known.ByKey[stem + "k2"].Title);
        Assert.Equal("Two", Assert.Single(known.ByAddress).Value.Item.Title);
    }
}
