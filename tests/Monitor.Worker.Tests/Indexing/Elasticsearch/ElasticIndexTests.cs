using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>The contract on a live cluster.</summary>
public sealed class ElasticIndexTests : SearchIndexContract
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

    private protected override Task<ISearchIndex> OpenAsync() => Task.FromResult<ISearchIndex>(_live!.Open());
}
