using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Indexing.Elasticsearch.Writing;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>Each item of a bulk has its own fate.</summary>
public sealed class BulkWriterTests
{
    private const string Busy = """{"status":429,"error":{"type":"es_rejected_execution_exception","reason":"queue full"}}""";

    private readonly DeadLetters _dead = new([]);
    private readonly InstantTime _time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_line_says_its_number_and_the_cursor_as_its_version()
    {
        var cluster = new ScriptedCluster(asked => Answer(asked));

        await WriteAsync(cluster, ElasticSandbox.Items(7, 1), [3], 42);

        var lines = Assert.Single(cluster.Seen).Lines;
        Assert.Equal("""{"delete":{"_id":"3","version":42,"version_type":"external_gte"}}""", lines[0]);
        Assert.Equal("""{"index":{"_id":"7","version":42,"version_type":"external_gte"}}""", lines[1]);
        Assert.Equal("Law 7", JsonDocument.Parse(lines[2]).RootElement.GetProperty("title_en").GetString());
        Assert.Equal("?require_alias=true&filter_path=errors%2Citems.%2A.status%2Citems.%2A.error", cluster.Seen[0].Message.RequestUri!.Query);
        Assert.EndsWith("\n", cluster.Seen[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_holds_what_searches_need_and_nothing_that_is_not_known()
    {
        var cluster = new ScriptedCluster(asked => Answer(asked));
        var item = ElasticSandbox.Item(9, "Data Act", "Text", "pt-BR") with
        {
            Number = "H.R. 4321",
            Keys = ["celex:32023R1543"],
            PolicyAreas = ["Lawful Access"],
            PublishedOn = new DateOnly(2031, 2, 3),
            Dates = [new DateOnly(2032, 1, 1), new DateOnly(2032, 1, 1)],
            Relevance = 0.25,
            Relevant = true,
            Stage = Stage.InForce,
        };

        await WriteAsync(cluster, [item, ElasticSandbox.Item(8, "Plain", language: null) with { AlikeKey = 5 }], [], 1);

        var (full, plain) = (JsonDocument.Parse(cluster.Seen[0].Lines[1]).RootElement, JsonDocument.Parse(cluster.Seen[0].Lines[3]).RootElement);
        Assert.Equal(["h r 4321", "celex 32023 r 1543"], full.GetProperty("number").EnumerateArray().Select(word => string.Join(' ', word.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Select(word => word.Replace("hr", "h r", StringComparison.Ordinal)));
        Assert.Contains("hr4321", full.GetProperty("key").EnumerateArray().Select(key => key.GetString()));
        Assert.Contains("32023r1543", full.GetProperty("key").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal(("Lawful Access", "lawful access"), (full.GetProperty("facet_area")[0].GetString(), full.GetProperty("meant_area")[0].GetString()));
        Assert.Equal((250_000, 0.25, 1.0), (full.GetProperty("relevance").GetInt32(), full.GetProperty("relevance_share").GetDouble(), full.GetProperty("stage_rank").GetDouble()));
        Assert.Equal((item.PublishedOn!.Value.DayNumber, 1), (full.GetProperty("day").GetInt32(), full.GetProperty("dates").GetArrayLength()));
        Assert.Equal(("i9", "5"), (full.GetProperty("alike").GetString(), plain.GetProperty("alike").GetString()));
        Assert.Equal("Data Act", full.GetProperty("title_pt").GetString());
        Assert.All(new[] { "published", "dates", "number", "key", "title_en", "facet_area", "headings" }, name => Assert.False(plain.TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task Any_text_is_written_as_json_that_says_the_same()
    {
        var cluster = new ScriptedCluster(asked => Answer(asked));
        const string Text = "\"quoted\" \\ </script>\u2028\0\u001F\r\n\t é 通信 😀 \uD800 end";

        await WriteAsync(cluster, [ElasticSandbox.Item(1, "t", Text)], [], 1);

        Assert.Equal(2, cluster.Seen[0].Lines.Length);
        Assert.Equal(Text.Replace('\uD800', '\uFFFD'), JsonDocument.Parse(cluster.Seen[0].Lines[1]).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_was_gone_already_and_what_is_newer_already_are_no_faults()
    {
        var cluster = new ScriptedCluster(asked => Answer(asked, (3, """{"status":404}"""), (7, """{"status":409,"error":{"type":"version_conflict_engine_exception","reason":"newer"}}""")));

        var writer = await WriteAsync(cluster, ElasticSandbox.Items(7, 2), [3], 1);

        Assert.Equal((1, 0, 1), (cluster.Seen.Count, _dead.Count, (int)writer.Stale));
    }

    [Fact]
    public async Task Only_what_the_cluster_was_too_busy_for_is_sent_again()
    {
        var cluster = new ScriptedCluster(asked => asked.Nth == 1 ? Answer(asked, (2, Busy), (4, Busy.Replace("429", "503", StringComparison.Ordinal))) : asked.Nth == 2 ? Answer(asked, (4, Busy)) : Answer(asked));

        await WriteAsync(cluster, ElasticSandbox.Items(1, 5), [], 1);

        Assert.Equal(["1,2,3,4,5", "2,4", "4"], cluster.Seen.Select(asked => string.Join(',', Ids(asked))));
        Assert.Equal(2, _time.Waits.Count);
    }

    [Fact]
    public async Task A_cluster_that_stays_busy_ends_the_batch_with_the_reason()
    {
        var cluster = new ScriptedCluster(asked => Answer(asked, (2, Busy)));

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => WriteAsync(cluster, ElasticSandbox.Items(1, 3), [], 1));

        Assert.Contains("too busy for 1 items in 8 tries (es_rejected_execution_exception: queue full)", fault.Message, StringComparison.Ordinal);
        Assert.Equal(8, cluster.Seen.Count);
    }

    [Fact]
    public async Task An_item_that_is_refused_for_good_is_set_aside_with_the_reason_and_the_others_go_on()
    {
        var cluster = new ScriptedCluster(asked => Answer(asked, (2, """{"status":400,"error":{"type":"document_parsing_exception","reason":"failed to parse field [day]","caused_by":{"type":"x","reason":"For input string: \"a\""}}}""")));

        await WriteAsync(cluster, ElasticSandbox.Items(1, 3), [], 1);

        Assert.Equal(new DeadLetter(2, "document_parsing_exception: failed to parse field [day] (For input string: \"a\")"), Assert.Single(_dead.All));
        Assert.Single(cluster.Seen);
    }

    [Fact]
    public async Task An_item_that_is_taken_later_is_forgiven()
    {
        _dead.Add(2, "once");

        await WriteAsync(new ScriptedCluster(asked => Answer(asked)), ElasticSandbox.Items(1, 3), [], 1);

        Assert.Equal(0, _dead.Count);
    }

    [Theory]
    [InlineData(413)]
    [InlineData(429)]
    public async Task A_body_that_is_too_large_is_halved_until_it_goes_in(int status)
    {
        var cluster = new ScriptedCluster(asked => Ids(asked).Count() > 2 ? TooLarge(status) : Answer(asked));

        await WriteAsync(cluster, ElasticSandbox.Items(1, 7), [], 1);

        Assert.Equal(["1,2,3,4,5,6,7", "1,2,3", "1", "2,3", "4,5,6,7", "4,5", "6,7"], cluster.Seen.Select(asked => string.Join(',', Ids(asked))));
        Assert.Equal(0, _dead.Count);
    }

    [Fact]
    public async Task One_item_that_is_too_large_alone_is_set_aside()
    {
        var cluster = new ScriptedCluster(asked => Ids(asked).Contains(3) ? TooLarge(413) : Answer(asked));

        await WriteAsync(cluster, ElasticSandbox.Items(1, 4), [], 1);

        Assert.Contains("larger than the cluster takes", Assert.Single(_dead.All).Reason, StringComparison.Ordinal);
        Assert.Equal(3, _dead.All[0].ItemId);
    }

    [Fact]
    public async Task A_cluster_without_memory_for_one_item_is_waited_for()
    {
        var cluster = new ScriptedCluster(asked => asked.Nth < 4 ? TooLarge(429) : Answer(asked));

        await WriteAsync(cluster, ElasticSandbox.Items(1, 1), [], 1);

        Assert.Equal((4, 3), (cluster.Seen.Count, _time.Waits.Count));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    public async Task A_full_disk_stops_the_batch_at_once(int status)
    {
        var cluster = new ScriptedCluster(asked => Answer(asked, (1, $"{{\"status\":{status},\"error\":{{\"type\":\"cluster_block_exception\",\"reason\":\"disk usage exceeded flood-stage watermark\"}}}}")));

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => WriteAsync(cluster, ElasticSandbox.Items(1, 3), [], 1));

        Assert.Contains("Free or add disk space", fault.Message, StringComparison.Ordinal);
        Assert.Single(cluster.Seen);
    }

    [Fact]
    public async Task A_batch_goes_in_bodies_of_bounded_size_in_order()
    {
        var cluster = new ScriptedCluster(asked => Answer(asked));
        var text = new string('x', 300_000);

        await WriteAsync(cluster, [.. Enumerable.Range(1, 7).Select(id => ElasticSandbox.Item(id, "t", text, language: null))], [], 1);

        Assert.Equal(["1,2,3,4", "5,6,7"], cluster.Seen.Select(asked => string.Join(',', Ids(asked))));
    }

    [Fact]
    public void More_dead_letters_than_can_be_looked_through_are_only_counted()
    {
        for (var id = 0; id < 250; id++) _dead.Add(id, "no");

        Assert.Equal((250, DeadLetters.Most), (_dead.Count, _dead.All.Count));
    }

    private async Task<BulkWriter> WriteAsync(ScriptedCluster cluster, IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long cursor)
    {
        var settings = new ElasticSettings { Nodes = [new Uri("http://one:9200")], Index = "laws", BulkBytes = ElasticSettings.Mib };
        using var transport = new ElasticTransport(settings, cluster, _time, NullLogger<ElasticTransport>.Instance);
        var writer = new BulkWriter(transport, _time, NullLogger<BulkWriter>.Instance);
        await writer.WriteAsync(new BulkTarget("laws", IsAlias: true, _dead), upserts, deletes, cursor, Ct);
        return writer;
    }

    private static IEnumerable<long> Ids(ScriptedCluster.Asked asked) =>
        asked.Lines.Where(line => line.StartsWith("{\"index\":{", StringComparison.Ordinal) || line.StartsWith("{\"delete\":{", StringComparison.Ordinal))
            .Select(line => long.Parse(JsonDocument.Parse(line).RootElement.EnumerateObject().First().Value.GetProperty("_id").GetString()!, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Good for every line but those named.</summary>
    private static HttpResponseMessage Answer(ScriptedCluster.Asked asked, params (long Id, string Result)[] bad)
    {
        var items = Ids(asked).Select(id => $"{{\"index\":{bad.Where(one => one.Id == id).Select(one => one.Result).FirstOrDefault() ?? "{\"status\":200}"}}}");
        return ScriptedCluster.Json(200, $"{{\"errors\":{(bad.Length > 0 ? "true" : "false")},\"items\":[{string.Join(',', items)}]}}");
    }

    private static HttpResponseMessage TooLarge(int status) => status == 413
        ? new HttpResponseMessage(System.Net.HttpStatusCode.RequestEntityTooLarge)
        : ScriptedCluster.Error(429, "circuit_breaking_exception", "[parent] Data too large");
}
