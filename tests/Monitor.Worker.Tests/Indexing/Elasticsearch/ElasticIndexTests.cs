using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>The contract on a live cluster.</summary>
public sealed class ElasticIndexTests(LiveElastic live) : SearchIndexContract, IClassFixture<LiveElastic>
{
    private bool _isOpen;

    public override async ValueTask InitializeAsync()
    {
        await live.EmptyAsync();
        await base.InitializeAsync();
        _isOpen = true;
    }

    public override ValueTask DisposeAsync() => _isOpen ? base.DisposeAsync() : ValueTask.CompletedTask;

    private protected override Task<ISearchIndex> OpenAsync() => Task.FromResult<ISearchIndex>(live.Open());

    [Fact]
    public override Task White_space_is_one_space_and_letters_outside_the_basic_plane_stay_whole() =>
        KnownDifferences.StillAsync(nameof(White_space_is_one_space_and_letters_outside_the_basic_plane_stay_whole), base.White_space_is_one_space_and_letters_outside_the_basic_plane_stay_whole);
}
