using System.Text.Json;
using Monitor.Worker.Indexing.Elasticsearch.Cluster;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Indexing.Elasticsearch.Writing;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>What a real 7.10.2 answered, read by our own readers.</summary>
public sealed class ElasticRecordingTests
{
    [Theory]
    [InlineData("create again", "resource_already_exists_exception")]
    [InlineData("get no index", "index_not_found_exception")]
    [InlineData("breaker hit", "circuit_breaking_exception")]
    [InlineData("write blocked", "cluster_block_exception")]
    [InlineData("search bad query", "parsing_exception")]
    [InlineData("bulk no newline", "illegal_argument_exception")]
    public void Errors_have_their_type_and_a_reason(string name, string type)
    {
        var error = ElasticError.Read(Body(name))!;

        Assert.Equal(type, error.Type);
        Assert.NotEmpty(error.Reason);
    }

    [Fact]
    public void An_error_of_words_alone_is_read_too() =>
        Assert.Equal(new ElasticError("", "Content-Type header [application/vnd.elasticsearch+json;compatible-with=8] is not supported"), ElasticError.Read(Body("compat8 body")));

    [Fact]
    public void A_document_that_is_not_there_is_no_error() => Assert.Null(ElasticError.Read(Body("get 404")));

    [Fact]
    public void A_full_disk_is_told_as_one() =>
        Assert.Contains("Free or add disk space", ElasticRefusals.Blocked(ElasticError.Read(Body("write blocked"))!), StringComparison.Ordinal);

    [Fact]
    public void A_page_beyond_the_window_names_the_innermost_cause() =>
        Assert.Contains("Result window is too large", ElasticError.Read(Body("window"))!.Reason, StringComparison.Ordinal);

    [Fact]
    public void The_product_is_known_without_its_header()
    {
        var found = ClusterProbe.Read(Body("compat8 header"));

        Assert.Equal(("Elasticsearch 7.10.2", "local-test"), (found.ToString(), found.Cluster));
    }

    [Fact]
    public void Lines_of_bulks_are_judged_each()
    {
        var lines = Body("bulk ok+conflict").GetProperty("items").EnumerateArray().Concat(Body("bulk malformed").GetProperty("items").EnumerateArray()).ToList();

        var verdicts = lines.Select(line => BulkOutcome.Read(line, isDelete: false)).ToList();

        Assert.All(verdicts, outcome => Assert.Equal(
            outcome.Status switch { < 300 => BulkVerdict.Done, 409 => BulkVerdict.Stale, 400 => BulkVerdict.Dead, _ => BulkVerdict.Halt }, outcome.Verdict));
        Assert.Contains(verdicts, outcome => outcome.Verdict is BulkVerdict.Stale);
        Assert.Contains(verdicts, outcome => outcome is { Verdict: BulkVerdict.Dead, Error.Type: "mapper_parsing_exception" });
    }

    private static JsonElement Body(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedFolder.Require("recordings", "es-7.10.2.json")));
        return file.RootElement.EnumerateArray().First(record => record.GetProperty("name").GetString() == name).GetProperty("response").GetProperty("body").Clone();
    }
}
