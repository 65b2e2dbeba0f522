using System.CommandLine;
using System.Text.Json;
using Monitor.Worker.Commands;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>The verbs for those who keep an index in a cluster.</summary>
public sealed class IndexVerbTests : IDisposable
{
    private static readonly IndexHealth Degraded = new(
        "elasticsearch", "Elasticsearch 8.19.8", IndexState.Degraded, 12, 34, [new("index", "laws-000001"), new("nodes", "2")], ["one:9200 did not answer when last asked."]);

    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task Role_prints_the_least_privileges_on_our_own_indices_alone()
    {
        var role = await PrintedAsync("index", "role", "--index", "laws");

        Assert.Equal(["monitor", "manage_index_templates"], Words(role.GetProperty("cluster")));
        var indices = Assert.Single(role.GetProperty("indices").EnumerateArray());
        Assert.Equal(["laws", "laws-*"], Words(indices.GetProperty("names")));
        Assert.Equal(["manage", "read", "index", "delete"], Words(indices.GetProperty("privileges")));
    }

    [Fact]
    public async Task Role_prints_the_request_for_a_key_too()
    {
        var body = await PrintedAsync("index", "role", "--api-key");

        Assert.Equal("monitor-worker", body.GetProperty("name").GetString());
        Assert.Equal(["monitor-items", "monitor-items-*"], Words(body.GetProperty("role_descriptors").GetProperty("monitor-worker").GetProperty("indices")[0].GetProperty("names")));
    }

    [Fact]
    public void Health_is_told_in_lines_with_what_is_wrong_at_the_end() => Assert.Equal(
        """
        elasticsearch (Elasticsearch 8.19.8): degraded
          items: 12, cursor: 34
          index: laws-000001
          nodes: 2
        ! one:9200 did not answer when last asked.
        """.ReplaceLineEndings(),
        IndexHealthCommand.AsText(Degraded));

    [Fact]
    public void Health_is_told_as_json_too()
    {
        var health = JsonDocument.Parse(IndexHealthCommand.AsJson(Degraded with { Documents = null })).RootElement;

        Assert.Equal(("degraded", 34), (health.GetProperty("state").GetString(), health.GetProperty("cursor").GetInt32()));
        Assert.Equal(JsonValueKind.Null, health.GetProperty("documents").ValueKind);
        Assert.Equal("2", health.GetProperty("facts").GetProperty("nodes").GetString());
        Assert.Equal(1, health.GetProperty("complaints").GetArrayLength());
    }

    private async Task<JsonElement> PrintedAsync(params string[] words)
    {
        var exit = await CommandLine.Create().Parse(words).InvokeAsync(new InvocationConfiguration { Output = _output }, TestContext.Current.CancellationToken);
        Assert.Equal(0, exit);
        return JsonDocument.Parse(_output.ToString()).RootElement;
    }

    private static IEnumerable<string?> Words(JsonElement list) => list.EnumerateArray().Select(word => word.GetString());
}
