using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Commands;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded;

namespace Monitor.Worker.Tests.Indexing;

public sealed class IndexCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-index-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Bench_prints_one_line_of_figures()
    {
        var docs = Written("docs.jsonl", """
            {"id":"a-1","title":"Wiretap Act","text":"Orders for interception.","date":"2031-05-01"}
            {"id":"a-2","title":"Budget Act","text":"Taxes.","unknown":true}
            """);

        var code = await RunAsync("index", "bench", "--docs", docs, "--queries", Written("q.txt", "wiretap\n\n\"budget act\"\n"), "--backend", "embedded");

        using var figures = JsonDocument.Parse(_output.ToString());
        Assert.Equal(0, code);
        Assert.Equal(2, figures.RootElement.GetProperty("docs").GetInt32());
        Assert.All(
            ["index_docs_s", "bytes", "cold_ms", "p50_ms", "p95_ms", "p99_ms", "update_p50_ms", "update_p95_ms", "rss_mib"],
            name => Assert.True(figures.RootElement.GetProperty(name).GetDouble() > 0, name));
        Assert.Contains("2 documents indexed", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_measures_real_bills()
    {
        var bills = SharedFolder.Require("corpora", "legislative", "us-bills-116-sample.jsonl");
        var docs = Written("docs.jsonl", string.Join('\n', File.ReadLines(bills).Take(150)));

        await RunAsync("index", "bench", "--docs", docs, "--queries", Written("q.txt", "law enforcement\nveterans"));

        using var figures = JsonDocument.Parse(_output.ToString());
        Assert.Equal(150, figures.RootElement.GetProperty("docs").GetInt32());
    }

    [Fact]
    public async Task Bench_measures_a_cluster_too_and_leaves_nothing_there()
    {
        var url = Environment.GetEnvironmentVariable("ELASTICSEARCH_URL");
        Assert.SkipWhen(string.IsNullOrEmpty(url), "ELASTICSEARCH_URL names no Elasticsearch to test on.");
        var docs = Written("docs.jsonl", """{"id":"a-1","title":"Wiretap Act","text":"Orders for interception.","date":"2031-05-01"}""");

        var code = await RunAsync("index", "bench", "--docs", docs, "--queries", Written("q.txt", "wiretap"), "--backend", "elasticsearch", "--url", url!);

        using var figures = JsonDocument.Parse(_output.ToString());
        using var http = new HttpClient();
        Assert.Equal(0, code);
        Assert.Equal(1, figures.RootElement.GetProperty("docs").GetInt32());
        Assert.All(
            ["index_docs_s", "bytes", "cold_ms", "p50_ms", "p95_ms", "p99_ms", "update_p50_ms", "update_p95_ms", "rss_mib"],
            name => Assert.True(figures.RootElement.GetProperty(name).GetDouble() > 0, name));
        Assert.DoesNotContain("monitor-bench-", await http.GetStringAsync(new Uri($"{url}/_cat/indices?h=index"), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_answers_in_JSON_while_another_process_holds_the_index()
    {
        var index = Path.Combine(_folder, "index");
        using var held = EmbeddedIndex.Open(index, TimeProvider.System, new ConceptShelf(), NullLogger<EmbeddedIndex>.Instance);
        await held.WriteAsync([Law], [], 1, Ct);

        var code = await RunAsync("index", "query", "--backend", "embedded", "--folder", index, "--json", "police OR court");

        using var answer = JsonDocument.Parse(_output.ToString());
        var hit = Assert.Single(answer.RootElement.GetProperty("hits").EnumerateArray());
        Assert.Equal(0, code);
        Assert.Equal(1, answer.RootElement.GetProperty("total").GetInt32());
        Assert.True(answer.RootElement.GetProperty("took_ms").GetDouble() >= 0);
        Assert.Equal("Ask the «police».", hit.GetProperty("passages")[0].GetString());
        Assert.Equal(1, answer.RootElement.GetProperty("facets").GetProperty("jurisdiction").GetProperty("GB").GetInt32());
    }

    [Fact]
    public async Task Query_answers_in_lines_to_read()
    {
        var index = Path.Combine(_folder, "index");
        using (var held = EmbeddedIndex.Open(index, TimeProvider.System, new ConceptShelf(), NullLogger<EmbeddedIndex>.Instance)) await held.WriteAsync([Law], [], 1, Ct);

        await RunAsync("index", "query", "--folder", index, "police", "OR");

        Assert.StartsWith("1 found", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("taken as a word", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("    Ask the «police».", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_says_where_it_looked_when_there_is_no_index()
    {
        var missing = Path.Combine(_folder, "nowhere");

        var code = await RunAsync("index", "query", "--folder", missing, "police");

        Assert.Equal(1, code);
        Assert.Contains(missing, _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_backend_is_bad_usage()
    {
        var code = await RunAsync("index", "query", "--backend", "solr", "police");

        Assert.NotEqual(0, code);
        Assert.Contains("embedded", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_told_while_the_worker_holds_the_index()
    {
        using var index = EmbeddedIndex.Open(Path.Combine(_folder, "index"), TimeProvider.System, new ConceptShelf(), NullLogger<EmbeddedIndex>.Instance);
        await index.WriteAsync([Law], [], 12, Ct);

        var code = await RunHealthAsync();

        Assert.Equal(0, code);
        using var told = JsonDocument.Parse(_output.ToString());
        Assert.Equal(("ready", 1, 12), (told.RootElement.GetProperty("state").GetString(), told.RootElement.GetProperty("documents").GetInt64(), told.RootElement.GetProperty("cursor").GetInt64()));
        Assert.Equal((await index.HealthAsync(Ct)).Facts.Select(fact => fact.Key), told.RootElement.GetProperty("facts").EnumerateObject().Select(fact => fact.Name));
    }

    [Fact]
    public async Task Health_of_an_index_that_is_not_there_says_who_makes_it_and_makes_none()
    {
        var code = await RunHealthAsync();

        Assert.Equal(0, code);
        Assert.Contains("There is no index yet; the worker makes it", _output.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "index")));
    }

    private Task<int> RunHealthAsync() => new RootCommand { SharedOptions.Data, SharedOptions.Sources, SharedOptions.Config, IndexCommand.Create() }
        .Parse(["index", "health", "--json", "--data", _folder]).InvokeAsync(new InvocationConfiguration { Output = _output, Error = _errors }, Ct);

    private static SearchDocument Law => new()
    {
        ItemId = 1,
        Title = "Police Act",
        Text = "Ask the police.",
        Jurisdiction = "GB",
        Region = "Europe",
        Language = "en",
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };

    private string Written(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private Task<int> RunAsync(params string[] arguments) => new RootCommand { IndexCommand.Create() }.Parse(arguments)
        .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _errors }, Ct);
}
