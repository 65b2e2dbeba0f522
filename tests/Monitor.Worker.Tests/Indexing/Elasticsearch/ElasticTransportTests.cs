using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Tests.Alerting;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

public sealed class ElasticTransportTests : IDisposable
{
    private const string Three = "http://one:9200 http://two:9200 http://three:9200";

    private static readonly ElasticRequest Search = ElasticRequest.Post("search", "/laws/_search", "{}"u8.ToArray());
    private static readonly ElasticRequest Bulk = new("bulk", HttpMethod.Post, "/laws/_bulk", [], "{}\n"u8.ToArray(), IsNdjson: true);

    private readonly InstantTime _time = new();
    private readonly LogTrap _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Nodes_are_asked_in_turn()
    {
        var cluster = new ScriptedCluster(_ => ScriptedCluster.Json(200, "{}"));
        using var transport = Open(cluster, Three);

        for (var i = 0; i < 6; i++) (await transport.SendAsync(Search, Ct)).Dispose();

        Assert.Equal(["one", "two", "three", "one", "two", "three"], cluster.Seen.Select(asked => asked.Host));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task A_node_that_fails_is_passed_over_and_rests(int status)
    {
        var cluster = new ScriptedCluster(asked => asked.Host != "one" ? ScriptedCluster.Json(200, "{}") : status == 0 ? throw new HttpRequestException("refused") : new HttpResponseMessage((HttpStatusCode)status));
        using var transport = Open(cluster, Three);

        for (var i = 0; i < 5; i++) (await transport.GoodAsync(Search, Ct)).Dispose();

        Assert.Equal(1, cluster.Seen.Count(asked => asked.Host == "one"));
        Assert.Equal(["one:9200"], transport.FailingNodes);
        Assert.Single(_log.Lines, line => line.StartsWith("Warning Elasticsearch at one:9200 fails", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_rested_is_asked_again_and_its_return_is_told()
    {
        var isDown = true;
        var cluster = new ScriptedCluster(asked => asked.Host == "one" && isDown ? throw new HttpRequestException("refused") : ScriptedCluster.Json(200, "{}"));
        using var transport = Open(cluster, Three);
        (await transport.GoodAsync(Search, Ct)).Dispose();

        isDown = false;
        _time.Advance(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 3; i++) (await transport.GoodAsync(Search, Ct)).Dispose();

        Assert.Empty(transport.FailingNodes);
        Assert.Contains("Information Elasticsearch at one:9200 answers again. ", _log.Lines);
    }

    [Fact]
    public async Task When_no_node_answers_each_is_named_with_what_is_wrong()
    {
        using var transport = Open(new ScriptedCluster(_ => throw new HttpRequestException(HttpRequestError.ConnectionError)), Three);

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => transport.SendAsync(Search, Ct));

        Assert.Equal("Elasticsearch cannot be reached: one:9200: no connection; three:9200: no connection; two:9200: no connection. Nothing is lost; it is tried again.", fault.Message);
        Assert.Equal(fault.Message, transport.LastError?.Words);
    }

    [Fact]
    public async Task A_busy_cluster_is_given_longer_and_longer_and_uneven_pauses()
    {
        var cluster = new ScriptedCluster(asked => asked.Nth < 5 ? ScriptedCluster.Error(429, "es_rejected_execution_exception", "queue full") : ScriptedCluster.Json(200, "{}"));
        using var transport = Open(cluster, "http://one:9200");

        (await transport.GoodAsync(Search, Ct)).Dispose();

        Assert.Equal(4, _time.Waits.Count);
        Assert.All(_time.Waits.Select((wait, i) => wait.TotalMilliseconds / (200 * Math.Pow(2, i))), share => Assert.InRange(share, 0.5, 1));
    }

    [Fact]
    public async Task A_cluster_that_stays_busy_is_told_so_and_a_bulk_learns_of_it()
    {
        using var transport = Open(new ScriptedCluster(_ => ScriptedCluster.Error(429, "circuit_breaking_exception", "Data too large")), "http://one:9200");

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => transport.SendAsync(Search, Ct));
        using var answer = await transport.SendAsync(Bulk, Ct);

        Assert.Contains("too little memory for search", fault.Message, StringComparison.Ordinal);
        Assert.Equal(429, answer.Status);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    public async Task A_full_disk_is_not_tried_again_and_the_message_says_what_to_do(int status)
    {
        var cluster = new ScriptedCluster(_ => ScriptedCluster.Error(status, "cluster_block_exception", "index [laws] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block]"));
        using var transport = Open(cluster, "http://one:9200");

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => transport.SendAsync(Search, Ct));

        Assert.Contains("Free or add disk space", fault.Message, StringComparison.Ordinal);
        Assert.Single(cluster.Seen);
    }

    [Fact]
    public async Task A_missing_privilege_is_named()
    {
        const string Reason = "action [indices:admin/create] is unauthorized for API key id [abc] of user [elastic] on indices [laws-000001], this action is granted by the index privileges [create_index,manage,all]";
        using var transport = Open(new ScriptedCluster(_ => ScriptedCluster.Error(403, "security_exception", Reason)), "http://one:9200");

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => transport.SendAsync(Search, Ct));

        Assert.Contains("the index privilege manage on laws and laws-*", fault.Message, StringComparison.Ordinal);
        Assert.Contains("index role", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_credentials_are_told_without_repeating_them()
    {
        var settings = new ElasticSettings { Nodes = [new Uri("https://one:9200")], Index = "laws", Authorization = new AuthenticationHeaderValue("ApiKey", "c2VjcmV0") };
        var cluster = new ScriptedCluster(_ => ScriptedCluster.Error(401, "security_exception", "unable to authenticate with provided credentials"));
        using var transport = Open(cluster, settings);

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => transport.SendAsync(Search, Ct));

        Assert.Contains("check Indexing:Elasticsearch:ApiKey", fault.Message, StringComparison.Ordinal);
        Assert.Equal("ApiKey c2VjcmV0", cluster.Seen[0].Message.Headers.Authorization!.ToString());
        Assert.DoesNotContain(_log.Lines.Append(fault.ToString()), line => line.Contains("c2VjcmV0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_names_its_purpose_and_plain_json()
    {
        var cluster = new ScriptedCluster(_ => ScriptedCluster.Json(200, "{}"));
        using var transport = Open(cluster, "http://one:9200/under/here/");

        (await transport.SendAsync(Bulk with { Query = [KeyValuePair.Create("q", "a b&c")] }, Ct)).Dispose();

        var message = cluster.Seen[0].Message;
        Assert.Equal("http://one:9200/under/here/laws/_bulk?q=a%20b%26c", message.RequestUri!.AbsoluteUri);
        Assert.Equal("monitor/bulk", Assert.Single(message.Headers.GetValues("X-Opaque-Id")));
        Assert.Equal(("application/x-ndjson", "application/json"), (message.Content!.Headers.ContentType!.ToString(), message.Headers.Accept.ToString()));
    }

    [Fact]
    public async Task A_warning_of_the_cluster_is_told_once()
    {
        var cluster = new ScriptedCluster(_ =>
        {
            var response = ScriptedCluster.Json(200, "{}");
            response.Headers.TryAddWithoutValidation("Warning", "299 Elasticsearch-8.19.8-e34ace0 \"[frozen] is going away\" \"Mon, 01 Jan 2031 00:00:00 GMT\"");
            return response;
        });
        using var transport = Open(cluster, "http://one:9200");

        for (var i = 0; i < 3; i++) (await transport.SendAsync(Search, Ct)).Dispose();

        Assert.Equal("Warning Elasticsearch warns: [frozen] is going away ", Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task Bodies_go_compressed_where_that_is_asked_for()
    {
        byte[] sent = [];
        var cluster = new Handler(async request =>
        {
            Assert.Equal("gzip", Assert.Single(request.Content!.Headers.ContentEncoding));
            await using var unpacked = new GZipStream(await request.Content.ReadAsStreamAsync(Ct), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            await unpacked.CopyToAsync(whole, Ct);
            sent = whole.ToArray();
            return ScriptedCluster.Json(200, "{}");
        });
        using var transport = Open(cluster, new ElasticSettings { Nodes = [new Uri("http://one:9200")], Index = "laws", Compress = true });
        var body = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 5_000)}\"}}\n");

        (await transport.SendAsync(Bulk with { Body = body }, Ct)).Dispose();

        Assert.Equal(body, sent);
    }

    [Fact]
    public async Task What_is_no_elasticsearch_is_told_apart_from_one_that_is_down()
    {
        using var transport = Open(new ScriptedCluster(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<h1>Welcome</h1>", Encoding.UTF8, "text/html") }), "http://one:9200");

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => transport.SendAsync(Search, Ct));

        Assert.Contains("not as Elasticsearch does; is the address right?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_of_another_node()
    {
        var cluster = new ScriptedCluster(asked => ScriptedCluster.Json(200, asked.Host == "one" ? "{\"hits\":" : "{}"));
        using var transport = Open(cluster, Three);

        (await transport.GoodAsync(Search, Ct)).Dispose();

        Assert.Equal(["one", "two"], cluster.Seen.Select(asked => asked.Host));
    }

    [Fact]
    public async Task A_silent_cluster_is_given_up_when_the_time_is_over()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var asked = new TaskCompletionSource();
        using var transport = new ElasticTransport(ScriptedCluster.Settings(), new Silent(asked), time, Logger());
        var sending = transport.SendAsync(Search, Ct);
        await asked.Task;

        time.Advance(TimeSpan.FromSeconds(31));

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => sending);
        Assert.Equal("Elasticsearch did not answer search within 30 s.", fault.Message);
        Assert.Equal(["one:9200"], transport.FailingNodes);
    }

    [Fact]
    public async Task A_caller_who_no_longer_waits_is_let_go()
    {
        using var transport = Open(new ScriptedCluster(_ => ScriptedCluster.Json(200, "{}")), "http://one:9200");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(Search, new CancellationToken(canceled: true)));

        Assert.Empty(transport.FailingNodes);
    }

    private ElasticTransport Open(HttpMessageHandler handler, string nodes) => Open(handler, ScriptedCluster.Settings(nodes.Split(' ')));

    private ElasticTransport Open(HttpMessageHandler handler, ElasticSettings settings) => new(settings, handler, _time, Logger());

    private ILogger<ElasticTransport> Logger() => LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<ElasticTransport>();

    private sealed class Handler(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);
    }

    private sealed class Silent(TaskCompletionSource asked) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
