using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>A cluster of three that loses a node while it is written and searched.</summary>
[Collection(OwnElasticServers.Name)]
public sealed class ElasticClusterTests
{
    private const int Batches = 40;
    private const int Each = 50;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_loss_of_one_node_of_three_is_noticed_by_nobody_but_the_health()
    {
        await using var server = await ElasticServer.StartAsync(nodes: 3);
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
            if (batch == Batches / 4) killing = server.KillAsync(1);
            await box.Index.WriteAsync(ElasticSandbox.Items(batch * Each, Each), [], batch + 1, Ct);
        }

        await killing;
        await written.CancelAsync();
        await searching;
        var health = await box.Index.HealthAsync(Ct);

        Assert.Equal(Enumerable.Range(0, Batches * Each).Select(id => (long)id), await box.SeenAsync());
        Assert.Equal(Batches, await box.Index.CursorAsync(Ct));
        Assert.True(searches > 0);
        Assert.Empty(odd);
        Assert.Equal((IndexState.Degraded, (long?)(Batches * Each)), (health.State, health.Documents));
        Assert.Contains(health.Facts, fact => fact is { Key: "nodes", Value: "2" });
        Assert.Contains(health.Complaints, words => words.Contains($"{server.Nodes[1].Authority} did not answer when last asked", StringComparison.Ordinal));
    }
}
