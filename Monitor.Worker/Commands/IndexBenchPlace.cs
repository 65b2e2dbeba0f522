using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;
using Monitor.Worker.Indexing.Embedded;

namespace Monitor.Worker.Commands;

/// <summary>Where a bench makes its index: of its own, and removed afterwards.</summary>
internal abstract class IndexBenchPlace : IAsyncDisposable
{
    public abstract ISearchIndex Open();

    public abstract Task<long> BytesAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    internal sealed class Folder(TimeProvider time) : IndexBenchPlace
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-index-bench-");

        public override ISearchIndex Open() => EmbeddedIndex.Open(_folder.FullName, time, ConceptShelf.Empty, NullLogger<EmbeddedIndex>.Instance);

        public override Task<long> BytesAsync(CancellationToken ct) => Task.FromResult(_folder.EnumerateFiles().Sum(file => file.Length));

        public override ValueTask DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    internal sealed class Cluster(ElasticSettings settings, TimeProvider time) : IndexBenchPlace
    {
        private readonly ElasticTrial _trial = new(settings, time);

        public override ISearchIndex Open() => _trial.Open();

        public override Task<long> BytesAsync(CancellationToken ct) => _trial.BytesAsync(ct);

        public override ValueTask DisposeAsync() => _trial.DisposeAsync();
    }
}
