using System.Text.Json;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch.Cluster;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>What each product and version says of itself, as recorded or documented, and what we may ask of it.</summary>
public sealed class ClusterProbeTests
{
    [Fact]
    public void Elasticsearch_8_is_asked_for_everything_but_what_came_with_9()
    {
        var found = Read("""{"name":"n","cluster_name":"c","version":{"number":"8.19.8","build_flavor":"default","lucene_version":"9.12.2"},"tagline":"You Know, for Search"}""");

        Assert.Equal(("Elasticsearch 8.19.8", "c"), (found.ToString(), found.Cluster));
        Assert.Equal((true, true, true, false), (found.HasPit, found.HasShardDoc, found.HasAllowAutoCreate, found.StemsRomanianCommas));
    }

    [Fact]
    public void Elasticsearch_9_stems_romanian_as_it_is_written_today()
    {
        var found = Read("""{"cluster_name":"c","version":{"number":"9.2.1","build_flavor":"default","lucene_version":"10.3.1"},"tagline":"You Know, for Search"}""");

        Assert.Equal((true, true, true, true), (found.HasPit, found.HasShardDoc, found.HasUnifiedMatchedFields, found.StemsRomanianCommas));
    }

    [Fact]
    public void A_serverless_project_is_always_of_today()
    {
        var found = Read("""{"cluster_name":"c","version":{"number":"8.11.0","build_flavor":"serverless"},"tagline":"You Know, for Search"}""");

        Assert.True(found.HasUnifiedMatchedFields);
    }

    [Fact]
    public void An_old_elasticsearch_has_no_shard_doc_and_no_guard_against_stray_indices()
    {
        var found = Read("""{"cluster_name":"c","version":{"number":"7.10.2","build_flavor":"default"},"tagline":"You Know, for Search"}""");

        Assert.Equal((true, false, false), (found.HasPit, found.HasShardDoc, found.HasAllowAutoCreate));
    }

    [Fact]
    public void The_old_open_source_build_has_no_point_in_time() =>
        Assert.False(Read("""{"cluster_name":"c","version":{"number":"7.10.2","build_flavor":"oss"}}""").HasPit);

    [Theory]
    [InlineData("2.3.0", false)]
    [InlineData("2.19.1", true)]
    public void Opensearch_has_its_own_point_in_time_from_2_4(string number, bool hasPit)
    {
        var found = Read($$$"""{"cluster_name":"c","version":{"distribution":"opensearch","number":"{{{number}}}"},"tagline":"The OpenSearch Project: https://opensearch.org/"}""");

        Assert.Equal((ElasticProduct.OpenSearch, hasPit, false, false), (found.Product, found.HasPit, found.HasShardDoc, found.HasAllowAutoCreate));
    }

    [Fact]
    public void A_cluster_that_is_too_old_is_refused() =>
        Assert.Contains("7.10 is the oldest", Assert.Throws<IndexUnavailableException>(() => Read("""{"version":{"number":"6.8.0"}}""")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"couchdb":"Welcome","version":"3.3.3"}""")]
    public void What_is_no_elasticsearch_is_refused(string said) =>
        Assert.Contains("is no Elasticsearch", Assert.Throws<IndexUnavailableException>(() => Read(said)).Message, StringComparison.Ordinal);

    private static Capabilities Read(string said)
    {
        using var document = JsonDocument.Parse(said);
        return ClusterProbe.Read(document.RootElement);
    }
}
