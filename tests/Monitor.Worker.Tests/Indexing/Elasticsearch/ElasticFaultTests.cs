using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>What goes wrong with real clusters, done to a real one: nothing is lost, and the health says why.</summary>
[Collection(OwnElasticServers.Name)]
public sealed class ElasticFaultTests(ElasticServers servers) : IAsyncLifetime
{
    private ElasticServer _server = null!;
    private ElasticSandbox _box = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await servers.OwnAsync();
        _box = new ElasticSandbox(_server.Options($"t-{Guid.NewGuid():N}"));
    }

    public ValueTask DisposeAsync() => _box?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_server_that_was_killed_holds_all_that_was_acknowledged_when_it_is_back()
    {
        for (var batch = 0; batch < 5; batch++) await _box.Index.WriteAsync(ElasticSandbox.Items(batch * 20, 20), [], batch + 1, Ct);
        await _server.KillAsync();

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => _box.Index.WriteAsync(ElasticSandbox.Items(100, 20), [], 6, Ct));
        var down = await _box.Index.HealthAsync(Ct);
        await _server.StartAgainAsync();
        var cursor = await _box.Index.CursorAsync(Ct);
        await _box.Index.WriteAsync(ElasticSandbox.Items(100, 20), [], 6, Ct);

        Assert.Contains("cannot be reached", fault.Message, StringComparison.Ordinal);
        Assert.Equal((IndexState.Down, (long?)null), (down.State, down.Documents));
        Assert.Contains("cannot be reached", down.Complaints[0], StringComparison.Ordinal);
        Assert.Equal(5, cursor);
        Assert.Equal(Enumerable.Range(0, 120).Select(id => (long)id), await _box.SeenAsync());
        Assert.NotEqual(IndexState.Down, (await _box.Index.HealthAsync(Ct)).State);
    }

    [Fact]
    public async Task A_wrong_mapping_sets_aside_what_it_refuses_and_a_rebuild_mends_it()
    {
        await _box.AskAsync(
            HttpMethod.Put, $"/{_box.Name}-000001",
            "{\"aliases\":{\"" + _box.Name + "\":{}},\"mappings\":{\"_meta\":{\"monitor_schema\":2},\"properties\":{\"published\":{\"type\":\"boolean\"}}}}");
        var dated = ElasticSandbox.Item(2, "Dated") with { PublishedOn = new DateOnly(2031, 1, 1) };

        await _box.Index.WriteAsync([ElasticSandbox.Item(1, "Undated"), dated], [], 7, Ct);
        using var later = _box.Open();
        var health = await later.HealthAsync(Ct);
        var cursor = await later.CursorAsync(Ct);
        await later.RebuildAsync(new[] { new IndexBatch([ElasticSandbox.Item(1, "Undated"), dated], 8) }.ToAsyncEnumerable(), Ct);

        Assert.Equal(7, cursor);
        Assert.Equal(IndexState.Degraded, health.State);
        Assert.Contains(health.Complaints, words => words.StartsWith("1 items were refused", StringComparison.Ordinal) && words.Contains("published", StringComparison.Ordinal) && words.Contains("reindex", StringComparison.Ordinal));
        Assert.Contains(_box.Log.Lines, line => line.StartsWith("Error Item 2 was refused by Elasticsearch", StringComparison.Ordinal));
        Assert.Equal([1L, 2L], (await _box.SeenAsync()).AsEnumerable());
        Assert.Empty((await later.HealthAsync(Ct)).Complaints);
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_and_what_was_missing_is_written_after_it()
    {
        await _box.Index.WriteAsync(ElasticSandbox.Items(1, 2), [], 1, Ct);
        await _box.AskAsync(HttpMethod.Put, $"/{_box.Name}-000001/_settings", """{"index.blocks.read_only_allow_delete":true}""");

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => _box.Index.WriteAsync(ElasticSandbox.Items(3, 2), [], 2, Ct));
        var health = await _box.Index.HealthAsync(Ct);
        await _box.AskAsync(HttpMethod.Put, $"/{_box.Name}-000001/_settings", """{"index.blocks.read_only_allow_delete":null}""");
        var cursor = await _box.Index.CursorAsync(Ct);
        await _box.Index.WriteAsync(ElasticSandbox.Items(3, 2), [], 2, Ct);

        Assert.Contains("flood-stage", fault.Message, StringComparison.Ordinal);
        Assert.Equal((IndexState.Degraded, 2L), (health.State, health.Documents));
        Assert.Contains(health.Complaints, words => words.Contains("Free or add disk space", StringComparison.Ordinal));
        Assert.Equal(1, cursor);
        Assert.Equal([1L, 2L, 3L, 4L], (await _box.SeenAsync()).AsEnumerable());
    }

    [Fact]
    public async Task A_cluster_short_of_memory_gets_smaller_pieces()
    {
        await _box.Index.CursorAsync(Ct);
        await BreakerAsync("\"200kb\"");
        try
        {
            var text = string.Concat(Enumerable.Repeat("subscriber data ", 2_000));

            await _box.Index.WriteAsync([.. Enumerable.Range(1, 24).Select(id => ElasticSandbox.Item(id, "Law", text))], [], 1, Ct);

            Assert.Equal(24, (await _box.SeenAsync()).Length);
            Assert.Contains((await _box.Index.HealthAsync(Ct)).Facts, fact => fact.Key.StartsWith("circuit breaker", StringComparison.Ordinal));
        }
        finally
        {
            await BreakerAsync("null");
        }
    }

    [Fact]
    public async Task An_hour_without_the_cluster_is_made_up_for_by_the_follower()
    {
        var time = new InstantTime(longestWait: 40);
        var back = time.GetUtcNow().AddHours(1);
        var gate = new Gate(ElasticHandler.Create(_box.Settings), () => time.GetUtcNow() < back);
        var options = _server.Options(_box.Name);
        options.Timeout = TimeSpan.FromMinutes(10);
        await using var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Bridge Bill", Bill.Harmless), new Bill("2", "B-2", "Data Access Bill", Bill.Relevant));
        await bench.CrawlAsync(bench.Bills);
        using var index = ElasticIndex.Open(ElasticSandbox.Read(options), time, ConceptShelf.Empty, handler: gate);
        using var follower = new IndexFollower(bench.Get<ChangeFeed>(), index, new CommitSignal(time), time, NullLogger<IndexFollower>.Instance);

        await follower.StartAsync(Ct);
        while (await HeldAsync() < 2) await Task.Yield();
        await follower.StopAsync(Ct);

        Assert.True(gate.Refused > 100, $"Only {gate.Refused} requests in an hour.");
        Assert.Equal(2, await index.CountAsync(Ct));
    }

    private async Task<long> HeldAsync()
    {
        var answer = await _box.AskAsync(HttpMethod.Get, $"/{_box.Name}/_count", mayFail: true);
        return answer.TryGetProperty("count", out var count) ? count.GetInt64() : 0;
    }

    private Task<System.Text.Json.JsonElement> BreakerAsync(string limit) =>
        _box.AskAsync(HttpMethod.Put, "/_cluster/settings", $"{{\"persistent\":{{\"network.breaker.inflight_requests.limit\":{limit}}}}}");

    /// <summary>Refuses connections for a while.</summary>
    private sealed class Gate(HttpMessageHandler inner, Func<bool> isShut) : DelegatingHandler(inner)
    {
        public int Refused { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!isShut()) return base.SendAsync(request, cancellationToken);
            Refused++;
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        }
    }
}
