using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>The golden answers on a live cluster.</summary>
public sealed class ElasticGoldenTests : SearchGoldenContract
{
    private LiveElastic? _live;

    public override async ValueTask InitializeAsync()
    {
        _live = LiveElastic.Require();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_live is null) return;
        await base.DisposeAsync();
        await _live.DisposeAsync();
    }

    private protected override Task<ISearchIndex> OpenAsync(TimeProvider time) => Task.FromResult<ISearchIndex>(_live!.Open(time));
}
