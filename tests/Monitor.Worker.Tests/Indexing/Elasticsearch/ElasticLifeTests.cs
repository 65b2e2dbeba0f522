using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>How the index is made, replaced and rebuilt, on a live server.</summary>
[Collection(ElasticServers.Name)]
public sealed class ElasticLifeTests(ElasticServers live) : IAsyncLifetime
{
    private ElasticSandbox _box = null!;

    private string AliasBody => $"{{\"aliases\":{{\"{_box.Name}\":{{}}}}}}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _box = new ElasticSandbox(await live.OptionsAsync());

    public ValueTask DisposeAsync() => _box?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_index_is_the_first_version_behind_an_alias_and_begins_at_the_start()
    {
        Assert.Equal(0, await _box.Index.CursorAsync(Ct));
        Assert.Equal(0, await _box.Index.CountAsync(Ct));
        Assert.Equal($"{_box.Name}-000001", await _box.BehindAsync());
    }

    [Fact]
    public async Task What_is_written_is_seen_and_the_cursor_survives_a_new_process()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 3), [], 42, Ct);
        await _box.Index.WriteAsync([], [2, 99], 43, Ct);

        using var other = _box.Open();
        await AssertSeenAsync(1, 3);
        Assert.Equal(43, await other.CursorAsync(Ct));
        Assert.Equal(2, await other.CountAsync(Ct));
    }

    [Fact]
    public async Task A_batch_that_comes_late_changes_nothing_that_is_newer()
    {
        await _box.Index.WriteAsync([ElasticSandbox.Item(1, "Second reading")], [], 20, Ct);

        await _box.Index.WriteAsync([ElasticSandbox.Item(1, "First reading")], [], 10, Ct);

        var held = await _box.AskAsync(HttpMethod.Get, $"/{_box.Name}/_doc/1");
        Assert.Equal("Second reading", held.GetProperty("_source").GetProperty("title").GetString());
        Assert.Contains((await _box.Index.HealthAsync(Ct)).Facts, fact => fact is { Key: "lines that came too late", Value: "1" });
    }

    [Fact]
    public async Task Searches_see_the_old_version_until_the_new_is_whole_and_then_only_that()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 5), [], 5, Ct);
        var seen = new List<long[]>();

        await _box.Index.RebuildAsync(Batches(), Ct);

        Assert.All(seen, ids => Assert.Equal([1, 2, 3, 4, 5], ids));
        Assert.Equal(2, seen.Count);
        await AssertSeenAsync(10, 11, 12, 13);
        Assert.Equal(77, await _box.Index.CursorAsync(Ct));
        Assert.Equal([$"{_box.Name}-000002"], await _box.VersionsAsync());
        await _box.Index.WriteAsync([], [10], 78, Ct);
        await AssertSeenAsync(11, 12, 13);

        async IAsyncEnumerable<IndexBatch> Batches()
        {
            yield return new IndexBatch(ElasticSandbox.Items(10, 2), 0);
            seen.Add(await _box.SeenAsync());
            yield return new IndexBatch(ElasticSandbox.Items(12, 2), 77);
            seen.Add(await _box.SeenAsync());
        }
    }

    [Fact]
    public async Task A_worker_may_write_while_another_process_rebuilds()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 2), [], 5, Ct);
        using var other = _box.Open();

        await other.RebuildAsync(Batches(), Ct);

        // The worker goes on with the new version, from where that ends: what it wrote meanwhile is given again.
        Assert.Equal(5, await _box.Index.CursorAsync(Ct));
        await _box.Index.WriteAsync([ElasticSandbox.Item(3, "Came meanwhile")], [2], 6, Ct);
        await AssertSeenAsync(1, 3);
        Assert.Equal((6, 6), (await _box.Index.CursorAsync(Ct), await other.CursorAsync(Ct)));
        Assert.Equal([$"{_box.Name}-000002"], await _box.VersionsAsync());

        async IAsyncEnumerable<IndexBatch> Batches()
        {
            yield return new IndexBatch(ElasticSandbox.Items(1, 1), 0);
            await _box.Index.WriteAsync([ElasticSandbox.Item(3, "Came meanwhile")], [2], 6, Ct);
            yield return new IndexBatch(ElasticSandbox.Items(2, 1), 5);
        }
    }

    [Fact]
    public async Task A_rebuild_that_fails_leaves_the_old_version_and_no_other()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 2), [], 5, Ct);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _box.Index.RebuildAsync(Broken(), Ct));

        await AssertSeenAsync(1, 2);
        Assert.Equal([$"{_box.Name}-000001"], await _box.VersionsAsync());
        Assert.Equal(5, await _box.Index.CursorAsync(Ct));

        static async IAsyncEnumerable<IndexBatch> Broken()
        {
            yield return new IndexBatch(ElasticSandbox.Items(7, 1), 0);
            await Task.Yield();
            throw new InvalidOperationException("the store broke");
        }
    }

    [Fact]
    public async Task What_a_dead_rebuild_left_behind_is_swept_away_by_the_next()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 1), [], 5, Ct);
        await _box.AskAsync(HttpMethod.Put, $"/{_box.Name}-000002");

        await _box.Index.ClearAsync(Ct);

        Assert.Equal(0, await _box.Index.CursorAsync(Ct));
        Assert.Empty(await _box.SeenAsync());
        Assert.Single(await _box.VersionsAsync());
    }

    [Fact]
    public async Task An_index_of_another_schema_is_replaced_and_filled_from_the_start()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 1), [], 5, Ct);
        await _box.AskAsync(HttpMethod.Put, $"/{_box.Name}-000001/_mapping", """{"_meta":{"monitor_schema":0}}""");

        using var newer = _box.Open();

        Assert.Equal(0, await newer.CursorAsync(Ct));
        Assert.Equal([$"{_box.Name}-000002"], await _box.VersionsAsync());
        Assert.Contains((await newer.HealthAsync(Ct)).Complaints, words => words.Contains("written by another version of Monitor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_only_asks_changes_nothing()
    {
        var before = await _box.Index.HealthAsync(Ct);
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 1), [], 5, Ct);
        await _box.AskAsync(HttpMethod.Put, $"/{_box.Name}-000001/_mapping", """{"_meta":{"monitor_schema":0}}""");
        using var newer = _box.Open();

        var health = await newer.HealthAsync(Ct);
        var count = await newer.CountAsync(Ct);

        Assert.Equal(IndexState.Down, before.State);
        Assert.Contains("There is no index yet", before.Complaints[0], StringComparison.Ordinal);
        Assert.Contains(health.Complaints, words => words.Contains("was not written by this version of Monitor", StringComparison.Ordinal));
        Assert.Equal(1, count);
        Assert.Equal($"{_box.Name}-000001", await _box.BehindAsync());
    }

    [Fact]
    public async Task A_strange_index_in_our_place_is_left_as_it_is_and_searches_go_over_to_ours()
    {
        await _box.AskAsync(HttpMethod.Put, $"/{_box.Name}-000001", AliasBody);

        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 1), [], 5, Ct);

        Assert.Equal($"{_box.Name}-000002", await _box.BehindAsync());
        Assert.Equal([$"{_box.Name}-000001", $"{_box.Name}-000002"], await _box.VersionsAsync());
    }

    [Fact]
    public async Task An_index_where_the_alias_should_be_is_refused_with_what_to_do()
    {
        await _box.AskAsync(HttpMethod.Put, $"/{_box.Name}");

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await _box.Index.CursorAsync(Ct));

        Assert.Contains("where Monitor needs an alias", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(IndexState.Down, (await _box.Index.HealthAsync(Ct)).State);
    }

    [Fact]
    public async Task A_write_after_the_index_was_deleted_makes_no_index_without_an_alias()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 1), [], 5, Ct);
        await _box.AskAsync(HttpMethod.Delete, $"/{_box.Name}-000001");

        await Assert.ThrowsAsync<IndexUnavailableException>(() => _box.Index.WriteAsync(ElasticSandbox.Items(2, 1), [], 6, Ct));

        Assert.Empty(await _box.VersionsAsync());
        Assert.Equal(0, await _box.Index.CursorAsync(Ct));
        Assert.Contains((await _box.Index.HealthAsync(Ct)).Complaints, words => words.Contains("deleted by somebody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_index_put_in_the_place_of_ours_has_no_cursor_even_under_the_same_name()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 1), [], 5, Ct);
        await _box.AskAsync(HttpMethod.Delete, $"/{_box.Name}-000001");
        await _box.AskAsync(HttpMethod.Put, $"/{_box.Name}-000001", AliasBody);

        await _box.Index.WriteAsync(ElasticSandbox.Items(2, 1), [], 6, Ct);

        Assert.Equal(0, await _box.Index.CursorAsync(Ct));
        Assert.Contains((await _box.Index.HealthAsync(Ct)).Complaints, words => words.Contains("by somebody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_state_index_costs_a_refill_and_nothing_else()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 2), [], 5, Ct);
        await _box.AskAsync(HttpMethod.Delete, $"/{_box.Name}-state");

        Assert.Equal(0, await _box.Index.CursorAsync(Ct));
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 2), [], 5, Ct);

        Assert.Equal(5, await _box.Index.CursorAsync(Ct));
        await AssertSeenAsync(1, 2);
    }

    [Fact]
    public async Task Large_batches_go_in_several_requests_and_are_seen_at_once()
    {
        _box.Options.BulkMib = 1;
        using var index = _box.Open(ElasticSandbox.Read(_box.Options));
        var text = string.Concat(Enumerable.Repeat("subscriber data ", 4_000));

        await index.WriteAsync([.. Enumerable.Range(1, 60).Select(id => ElasticSandbox.Item(id, $"Law {id}", text))], [], 3, Ct);

        Assert.Equal(60, (await _box.SeenAsync()).Length);
    }

    [Fact]
    public async Task A_healthy_index_says_what_it_is_and_complains_of_nothing()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 3), [], 9, Ct);

        var health = await _box.Index.HealthAsync(Ct);

        Assert.Equal(("elasticsearch", IndexState.Ready, 3L, 9L), (health.Backend, health.State, health.Documents, health.Cursor));
        Assert.Matches(@"^(Elasticsearch|OpenSearch) \d+\.\d+", health.Product);
        Assert.Empty(health.Complaints);
        Assert.Contains(health.Facts, fact => fact.Key == "index" && fact.Value == $"{_box.Name}-000001");
        Assert.Contains(health.Facts, fact => fact.Key == "nodes");
    }

    private async Task AssertSeenAsync(params long[] expected) => Assert.Equal(expected, await _box.SeenAsync());
}
