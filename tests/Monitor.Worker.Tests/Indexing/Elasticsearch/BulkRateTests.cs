using System.Diagnostics;
using System.Net.Http.Headers;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>A measurement, not a proof: how fast items go in beside the same bytes sent by a client that does nothing else.</summary>
[Collection(ElasticServers.Name)]
public sealed class BulkRateTests(ElasticServers servers)
{
    private const int Batch = 500;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writing_is_about_as_fast_as_a_bare_client()
    {
        Assert.SkipUnless(int.TryParse(Environment.GetEnvironmentVariable("MONITOR_BULK_ITEMS"), out var count), "A measurement of minutes: set MONITOR_BULK_ITEMS to a number of items, 20000 for example.");
        var words = Enumerable.Range(0, 5_000).Select(word => $"word{word}").ToArray();
        var random = new Random(7);
        var items = Enumerable.Range(1, count).Select(id => ElasticSandbox.Item(id, $"Law {id} on {words[id % 5_000]}", string.Join(' ', Enumerable.Range(0, 300).Select(_ => words[(int)(5_000 * Math.Pow(random.NextDouble(), 3))])))).ToList();
        var shares = new List<double>();
        for (var round = 0; round < 4; round++)
        {
            await using var ours = new ElasticSandbox(await servers.OptionsAsync());
            await using var bare = new ElasticSandbox(await servers.OptionsAsync());
            var kept = new Keeper(ElasticHandler.Create(ours.Settings));
            using var index = ElasticIndex.Open(ours.Settings, TimeProvider.System, ConceptShelf.Empty, handler: kept);
            await index.CursorAsync(Ct);
            await bare.Index.CursorAsync(Ct);
            var seconds = await WriteAsync(index, items);
            var bareSeconds = await SendAsync(bare, kept.Bodies);
            if (round > 0) shares.Add(bareSeconds / seconds);
            TestContext.Current.TestOutputHelper?.WriteLine($"{count / seconds:0} items/s, bare client {count / bareSeconds:0} items/s, share {bareSeconds / seconds:0.00}");
        }

        Assert.True(shares.Max() >= 0.9, $"Shares of a bare client: {string.Join(", ", shares.Select(share => $"{share:0.00}"))}");
    }

    private static async Task<double> WriteAsync(ElasticIndex index, List<SearchDocument> items)
    {
        var watch = Stopwatch.StartNew();
        var cursor = 0L;
        foreach (var batch in items.Chunk(Batch)) await index.WriteAsync(batch, [], cursor += batch.Length, Ct);
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> SendAsync(ElasticSandbox bare, List<byte[]> bodies)
    {
        using var http = new HttpClient { BaseAddress = bare.Settings.Nodes[0] };
        var watch = Stopwatch.StartNew();
        foreach (var body in bodies)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            using var response = await http.PostAsync(new Uri($"/{bare.Name}/_bulk?refresh=true", UriKind.Relative), content, Ct);
            await response.Content.ReadAsByteArrayAsync(Ct);
        }

        return watch.Elapsed.TotalSeconds;
    }

    private sealed class Keeper(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<byte[]> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/_bulk", StringComparison.Ordinal)) Bodies.Add(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
