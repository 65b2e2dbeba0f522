using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>A live server with accounts, keys and a certificate of its own making.</summary>
[Collection(OwnElasticServers.Name)]
public sealed class ElasticSecurityTests(ElasticServers servers) : IAsyncLifetime
{
    private ElasticServer _server = null!;
    private ElasticSandbox _admin = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await servers.SecureAsync();
        _admin = new ElasticSandbox(_server.Options($"t-{Guid.NewGuid():N}"));
    }

    public ValueTask DisposeAsync() => _admin?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_user_with_a_password_and_a_pinned_certificate_gets_in()
    {
        await _admin.Index.WriteAsync(ElasticSandbox.Items(1, 2), [], 3, Ct);

        Assert.Equal(2, await _admin.Index.CountAsync(Ct));
    }

    [Fact]
    public async Task A_certificate_that_is_not_pinned_is_not_trusted()
    {
        var options = _server.Options(_admin.Name);
        options.Fingerprint = new string('0', 64);
        using var index = _admin.Open(ElasticSandbox.Read(options));

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => index.CountAsync(Ct));

        Assert.Contains("its certificate is not trusted (set Indexing:Elasticsearch:Fingerprint", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_appears_nowhere()
    {
        var options = _server.Options(_admin.Name);
        options.Password = "hush-hush";
        using var index = _admin.Open(ElasticSandbox.Read(options));

        var health = await index.HealthAsync(Ct);

        Assert.Equal(IndexState.Down, health.State);
        Assert.Contains("check Indexing:Elasticsearch:Username and Indexing:Elasticsearch:Password", health.Complaints[0], StringComparison.Ordinal);
        Assert.DoesNotContain(_admin.Log.Lines.Concat(health.Complaints), line => line.Contains("hush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_with_exactly_the_printed_role_suffices_for_everything()
    {
        using var index = await WithRoleAsync(LeastPrivileges.Role(_admin.Name));

        await DoEverythingAsync(index);

        var health = await index.HealthAsync(Ct);
        Assert.Equal(IndexState.Ready, health.State);
        Assert.DoesNotContain(health.Facts, fact => fact.Value.StartsWith("not known", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("manage_index_templates")]
    [InlineData("manage")]
    [InlineData("read")]
    [InlineData("index")]
    [InlineData("delete")]
    public async Task One_privilege_less_is_refused_and_named(string missing)
    {
        var role = LeastPrivileges.Role(_admin.Name, LeastPrivileges.OfCluster.Where(name => name != missing), LeastPrivileges.OfIndices.Where(name => name != missing));
        using var index = await WithRoleAsync(role);

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => DoEverythingAsync(index));

        Assert.Contains($"privilege {missing}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_look_at_the_cluster_the_health_says_so_and_the_index_works()
    {
        var role = LeastPrivileges.Role(_admin.Name, LeastPrivileges.OfCluster.Where(name => name != "monitor"), LeastPrivileges.OfIndices);
        using var index = await WithRoleAsync(role);

        await DoEverythingAsync(index);

        Assert.Contains((await index.HealthAsync(Ct)).Facts, fact => fact.Key == "memory and disks" && fact.Value.Contains("lacks the cluster privilege monitor", StringComparison.Ordinal));
    }

    private static async Task DoEverythingAsync(ElasticIndex index)
    {
        Assert.Equal(0, await index.CursorAsync(Ct));
        await index.WriteAsync(ElasticSandbox.Items(1, 3), [], 1, Ct);
        await index.WriteAsync(ElasticSandbox.Items(4, 1), [2], 2, Ct);
        Assert.Equal(3, await index.CountAsync(Ct));
        await index.RebuildAsync(new[] { new IndexBatch(ElasticSandbox.Items(1, 4), 3) }.ToAsyncEnumerable(), Ct);
        Assert.Equal((4, 3), (await index.CountAsync(Ct), await index.CursorAsync(Ct)));
        await index.ClearAsync(Ct);
        Assert.Equal(0, await index.CountAsync(Ct));
    }

    private async Task<ElasticIndex> WithRoleAsync(JsonObject role)
    {
        var body = new JsonObject { ["name"] = "test", ["role_descriptors"] = new JsonObject { ["monitor"] = role } };
        var made = await _admin.AskAsync(HttpMethod.Post, "/_security/api_key", body.ToJsonString());
        var options = _server.Options(_admin.Name);
        (options.Username, options.Password, options.ApiKey) = (null, null, made.GetProperty("encoded").GetString());
        return _admin.Open(ElasticSandbox.Read(options));
    }
}
