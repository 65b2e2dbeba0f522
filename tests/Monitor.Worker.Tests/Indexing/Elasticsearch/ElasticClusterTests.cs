using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>A cluster of three that loses a node: while it is written and searched, and with the only copy of what the node held.</summary>
[Collection(OwnElasticServers.Name)]
public sealed class ElasticClusterTests(ElasticServers servers)
{
    private const int Batches = 40;
    private const int Each = 50;
    private const int Lost = 1;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_loss_of_one_node_of_three_is_noticed_by_nobody_but_the_health()
    {
        var server = await servers.ClusterAsync();
        await using var box = new ElasticSandbox(server.Options($"t-{Guid.NewGuid():N}"));
        await box.Index.CountAsync(Ct);
        await box.AskAsync(HttpMethod.Get, $"/_cluster/health/{box.Name}-*?wait_for_status=green&timeout=30s");
        var (searches, odd) = (0, new List<string>());
        using var written = new CancellationTokenSource();
        var searching = Task.Run(async () =>
        {
            for (; !written.IsCancellationRequested; searches++)
            {
                var answer = await box.Index.SearchAsync(new SearchQuery { Text = "text law", Take = 20 }, Ct);
                // Before the first batch there is nothing to be found, and that is said. A copy that takes over may show the last batch a
                // moment later than the lost one did; a part that does not answer would be said in words.
                if (answer is { Total: > 0, Note: { } note }) odd.Add(note);
            }
        }, Ct);

        var killing = Task.CompletedTask;
        for (var batch = 0; batch < Batches; batch++)
        {
            if (batch == Batches / 4) killing = server.KillAsync(Lost);
            await box.Index.WriteAsync(ElasticSandbox.Items(batch * Each, Each), [], batch + 1, Ct);
        }

        await killing;
        await written.CancelAsync();
        await searching;
        var health = await box.Index.HealthAsync(Ct);
        var seen = await box.SeenAsync();
        var cursor = await box.Index.CursorAsync(Ct);
        await server.StartAgainAsync(Lost);

        Assert.Equal(Enumerable.Range(0, Batches * Each).Select(id => (long)id), seen);
        Assert.Equal(Batches, cursor);
        Assert.True(searches > 0);
        Assert.Empty(odd);
        Assert.Equal((IndexState.Degraded, (long?)(Batches * Each)), (health.State, health.Documents));
        Assert.Contains(health.Facts, fact => fact is { Key: "nodes", Value: "2" });
        Assert.Contains(health.Complaints, words => words.Contains($"{server.Nodes[Lost].Authority} did not answer when last asked", StringComparison.Ordinal));
    }
    [Fact]
    public async Task What_lay_on_a_lost_node_alone_is_said_to_be_missing_until_it_is_back()
    {
        var server = await servers.ClusterAsync();
        var options = server.Options($"t-{Guid.NewGuid():N}");
        (options.Shards, options.Replicas) = (3, 0);
        await using var box = new ElasticSandbox(options);
        await box.Index.WriteAsync(ElasticSandbox.Items(1, 90), [], 1, Ct);
        await box.AskAsync(HttpMethod.Get, $"/_cluster/health/{box.Name}-*?wait_for_status=green&timeout=30s");
        var whole = await FindAsync(box);

        await server.KillAsync(Lost);
        // For a moment the others still ask the lost node, and say that too.
        var torn = await FindAsync(box);
        var walk = await Assert.ThrowsAsync<IndexUnavailableException>(async () =>
        {
            await foreach (var _ in box.Index.EachAsync(new SearchQuery { Text = "law" }, Ct)) { }
        });
        var health = await box.Index.HealthAsync(Ct);
        await server.StartAgainAsync(Lost);
        await box.AskAsync(HttpMethod.Get, $"/_cluster/health/{box.Name}-*?wait_for_status=green&timeout=60s");
        var mended = await FindAsync(box);

        Assert.Equal((90, null), (whole.Total, whole.Shortfall));
        Assert.InRange(torn.Total, 1, 89);
        Assert.StartsWith("1 of 3 parts of the index did not answer", torn.Shortfall, StringComparison.Ordinal);
        Assert.NotNull(walk.Message);
        Assert.Equal(IndexState.Degraded, health.State);
        Assert.Contains(health.Complaints, words => words.StartsWith("1 of 3 parts of the index did not answer", StringComparison.Ordinal));
        Assert.Equal((90, null), (mended.Total, mended.Shortfall));
    }

    private static Task<SearchResult> FindAsync(ElasticSandbox box) => box.Index.SearchAsync(new SearchQuery { Text = "law", Take = 20 }, Ct);
}
