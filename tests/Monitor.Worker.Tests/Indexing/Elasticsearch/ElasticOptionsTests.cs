using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

public sealed class ElasticOptionsTests
{
    [Fact]
    public async Task One_word_and_an_address_are_enough()
    {
        await using var services = Services(("Urls", "https://one.example:9200"));

        Assert.IsType<ElasticIndex>(services.GetRequiredService<ISearchIndex>());
    }

    [Fact]
    public void Several_nodes_can_stand_in_one_environment_variable()
    {
        var settings = Read(("Urls", "https://one.example:9200, https://two.example:9200"));

        Assert.Equal(["one.example", "two.example"], settings.Nodes.Select(node => node.Host));
        Assert.Equal(("monitor-items", 8 * 1024 * 1024), (settings.Index, settings.BulkBytes));
    }

    [Fact]
    public void All_mistakes_are_told_at_once_and_none_repeats_a_secret()
    {
        var mistakes = Mistakes(
            ("Urls:0", "http://search.example:9200"), ("Urls:1", "https://me:hush@one.example"), ("Urls:2", "ftp://x"), ("ApiKey", "a b hush"), ("Username", "monitor"), ("Password", "hush"),
            ("Fingerprint", "abc"), ("Index", "Monitor Items"), ("BulkMib", "500"), ("Timeout", "00:00:00.1"), ("Shards", "0"), ("Replicas", "-1"), ("Hosts", "x"));

        Assert.Equal(12, mistakes.Count);
        Assert.DoesNotContain(mistakes, mistake => mistake.Contains("hush", StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.StartsWith("Indexing:Elasticsearch:Hosts is not known", StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.Contains("would travel in the clear", StringComparison.Ordinal));
    }

    [Fact]
    public void No_address_is_a_mistake() => Assert.Equal("Indexing:Elasticsearch:Urls is empty; name at least one node, for example https://search.example.org:9200.", Assert.Single(Mistakes()));

    [Theory]
    [InlineData("id1:key1", "aWQxOmtleTE=")]
    [InlineData("aWQxOmtleTE=", "aWQxOmtleTE=")]
    [InlineData("ApiKey aWQxOmtleTE=", "aWQxOmtleTE=")]
    public void A_key_is_taken_in_each_form_that_the_cluster_shows(string written, string sent) =>
        Assert.Equal($"ApiKey {sent}", Read(("Urls", "https://one.example"), ("ApiKey", written)).Authorization!.ToString());

    [Fact]
    public void A_secret_may_lie_in_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "hush\n");

        var settings = Read(("Urls", "https://one.example"), ("Username", "monitor"), ("Password_FILE", file));

        Assert.Equal("Basic bW9uaXRvcjpodXNo", settings.Authorization!.ToString());
        File.Delete(file);
    }

    [Fact]
    public void A_file_that_cannot_be_read_and_a_password_given_twice_are_told()
    {
        var mistakes = Mistakes(("Urls", "https://one.example"), ("Password_FILE", "/nowhere/at/all"), ("Password", "x"));

        Assert.Equal(2, mistakes.Count);
        Assert.Contains(mistakes, mistake => mistake.Contains("cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fingerprint_is_read_as_tools_print_it() =>
        Assert.Equal(
            Convert.FromHexString(new string('a', 64)),
            Read(("Urls", "https://one.example"), ("Fingerprint", string.Join(':', Enumerable.Repeat("AA", 32)))).Fingerprint);

    private static ElasticSettings Read(params (string Key, string Value)[] settings)
    {
        var (read, mistakes) = ElasticOptionsReader.Read(Options(settings));
        Assert.Empty(mistakes);
        return read;
    }

    private static IReadOnlyList<string> Mistakes(params (string Key, string Value)[] settings)
    {
        var result = new ElasticOptionsValidator(Configuration(settings)).Validate(null, Options(settings));
        return [.. result.Failures!];
    }

    private static ElasticOptions Options((string Key, string Value)[] settings)
    {
        var options = new ElasticOptions();
        ElasticOptionsValidator.Bind(Configuration(settings), options);
        return options;
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) =>
        new ServiceCollection().AddLogging().AddIndexing(Configuration(settings)).BuildServiceProvider();

    private static IConfigurationRoot Configuration((string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Indexing:Elasticsearch:{setting.Key}", (string?)setting.Value)).Append(new("Indexing:Backend", "elasticsearch")))
        .Build();
}
