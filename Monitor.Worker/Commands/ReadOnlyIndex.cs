using Lucene.Net.Store;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded.Searching;
using Monitor.Worker.Indexing.Embedded.Texts;

namespace Monitor.Worker.Commands;

/// <summary>The index for a verb that only asks: it works also while the service holds the folder.</summary>
internal sealed class ReadOnlyIndex : IDisposable
{
    private readonly IDisposable[] _held;

    private ReadOnlyIndex(SearchAsker asker, params IDisposable[] held) => (Asker, _held) = (asker, held);

    public SearchAsker Asker { get; }

    /// <summary>Null when there is none yet.</summary>
    public static ReadOnlyIndex? Open(Toolbox toolbox)
    {
        var options = IndexingSetup.Read(toolbox.Get<IConfiguration>());
        // An index that is a service takes many callers.
        if (options.Backend != IndexingOptions.Embedded) return new ReadOnlyIndex(SearchAsker.Of(toolbox.Get<ISearchIndex>()));
        if (!System.IO.Directory.Exists(options.Folder)) return null;
        var files = FSDirectory.Open(options.Folder);
        var searcher = new EmbeddedSearcher(files, TextPieces.In(files.Directory.FullName), toolbox.Get<TimeProvider>(), toolbox.Get<ConceptShelf>());
        var asker = new SearchAsker((query, ct) => Task.FromResult(searcher.Search(query, ct)), (query, ct) => searcher.Each(query, ct).ToAsyncEnumerable());
        return new ReadOnlyIndex(asker, searcher, files);
    }

    public void Dispose()
    {
        foreach (var one in _held) one.Dispose();
    }
}
