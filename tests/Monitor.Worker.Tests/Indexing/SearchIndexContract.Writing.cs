using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    [Fact]
    public async Task A_new_index_is_empty_and_at_the_start()
    {
        var result = await FindAsync("");

        Assert.Equal(0, await _index.CursorAsync(Ct));
        Assert.Equal(0, await _index.CountAsync(Ct));
        Assert.Equal(0, result.Total);
        Assert.Empty(result.Hits);
    }

    [Fact]
    public async Task What_was_put_is_found_and_the_cursor_moves_with_it()
    {
        await _index.WriteAsync([Item(7, "Production Orders Bill")], [], 42, Ct);

        var hit = Assert.Single((await FindAsync("production")).Hits);

        Assert.Equal((7, "Production Orders Bill"), (hit.ItemId, hit.Title));
        Assert.True(hit.Score > 0);
        Assert.Equal(42, await _index.CursorAsync(Ct));
    }

    [Fact]
    public async Task An_item_put_again_replaces_the_former()
    {
        await PutAsync(Item(1, "Wiretap Act"), Item(2, "Budget Act"));

        await _index.WriteAsync([Item(1, "Interception Act")], [], 2, Ct);

        Assert.Empty(await IdsAsync("wiretap"));
        await AssertFindsAsync("interception", 1);
        Assert.Equal(2, await _index.CountAsync(Ct));
    }

    [Fact]
    public async Task Of_an_item_twice_in_a_batch_the_last_counts()
    {
        await PutAsync(Item(1, "First reading"), Item(1, "Second reading"));

        Assert.Equal("Second reading", Assert.Single((await FindAsync("")).Hits).Title);
    }

    [Fact]
    public async Task A_deleted_item_is_gone_and_deleting_what_is_not_there_is_no_fault()
    {
        await PutAsync(Item(1, "Data Retention Act"), Item(2, "Data Protection Act"));

        await _index.WriteAsync([], [1, 99], 2, Ct);

        await AssertFindsAsync("data", 2);
        Assert.Equal(2, await _index.CursorAsync(Ct));
    }

    [Fact]
    public async Task Repeating_a_batch_changes_nothing()
    {
        SearchDocument[] batch = [Item(1, "Preservation order"), Item(2, "Emergency disclosure")];
        await _index.WriteAsync(batch, [3], 5, Ct);

        await _index.WriteAsync(batch, [3], 5, Ct);

        Assert.Equal(2, await _index.CountAsync(Ct));
        await AssertFindsAsync("", 1, 2);
        Assert.Equal(5, await _index.CursorAsync(Ct));
    }

    [Fact]
    public async Task A_cleared_index_is_empty_at_the_start_and_takes_new_items()
    {
        await _index.WriteAsync([Item(1, "Old law")], [], 9, Ct);

        await _index.ClearAsync(Ct);

        Assert.Equal(0, await _index.CursorAsync(Ct));
        Assert.Empty(await IdsAsync(""));
        await PutAsync(Item(2, "New law"));
        await AssertFindsAsync("law", 2);
    }

    [Fact]
    public async Task Items_and_cursor_survive_closing()
    {
        await _index.WriteAsync([Item(1, "Interception Act")], [], 12, Ct);

        await ReopenAsync();

        Assert.Equal(12, await _index.CursorAsync(Ct));
        await AssertFindsAsync("interception", 1);
    }

    [Fact]
    public async Task The_cursor_moves_without_items_too()
    {
        await _index.WriteAsync([], [], 31, Ct);

        await ReopenAsync();

        Assert.Equal(31, await _index.CursorAsync(Ct));
    }

    [Fact]
    public async Task A_batch_that_is_called_off_leaves_nothing_behind()
    {
        await _index.WriteAsync([Item(1, "Kept")], [], 1, Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _index.WriteAsync([Item(2, "Called off")], [1], 2, new CancellationToken(canceled: true)));
        await _index.WriteAsync([Item(3, "After")], [], 3, Ct);

        await AssertFindsAsync("", 1, 3);
        Assert.Equal(3, await _index.CursorAsync(Ct));
    }

    [Fact]
    public async Task Readers_always_see_whole_batches_while_they_are_written()
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var seen = new List<long>();
        var reader = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested) seen.Add((await _index.SearchAsync(new SearchQuery { Text = "law", Take = 5 }, Ct)).Total);
        }, Ct);

        for (var batch = 0; batch < 20; batch++)
            await _index.WriteAsync([.. Enumerable.Range(batch * 50, 50).Select(id => Item(id, $"Law {id}"))], [], batch + 1, Ct);
        await done.CancelAsync();
        await reader;

        Assert.All(seen, total => Assert.Equal(0, total % 50));
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(1_000, await _index.CountAsync(Ct));
    }

    [Fact]
    public async Task Many_searches_at_once_agree()
    {
        await PutAsync([.. Enumerable.Range(1, 60).Select(id => Item(id, $"Law {id}", id % 3 == 0 ? "subscriber data" : "fisheries"))]);

        var totals = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ => (await FindAsync("subscriber")).Total));

        Assert.All(totals, total => Assert.Equal(20, total));
    }
}
