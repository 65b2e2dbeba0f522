using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded;

namespace Monitor.Worker.Tests.Indexing;

/// <summary>The golden answers on Lucene.Net.</summary>
public sealed class EmbeddedGoldenTests : SearchGoldenContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-index-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected override Task<ISearchIndex> OpenAsync(TimeProvider time) =>
        Task.FromResult<ISearchIndex>(EmbeddedIndex.Open(_folder, time, new ConceptShelf(), NullLogger<EmbeddedIndex>.Instance));
}
