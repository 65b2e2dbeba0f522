using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>The golden answers on a live cluster.</summary>
public sealed class ElasticGoldenTests(LiveElastic live) : SearchGoldenContract, IClassFixture<LiveElastic>
{
    private bool _isOpen;

    public override async ValueTask InitializeAsync()
    {
        await live.EmptyAsync();
        await base.InitializeAsync();
        _isOpen = true;
    }

    public override ValueTask DisposeAsync() => _isOpen ? base.DisposeAsync() : ValueTask.CompletedTask;

    private protected override Task<ISearchIndex> OpenAsync(TimeProvider time) => Task.FromResult<ISearchIndex>(live.Open(time));
}
