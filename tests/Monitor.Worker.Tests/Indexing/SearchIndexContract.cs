using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing;

/// <summary>What every search index must do, whichever the backend.</summary>
public abstract partial class SearchIndexContract : IAsyncLifetime
{
    private ISearchIndex _index = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => _index = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        _index.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens this test's own index: empty at first, and the same each time. The caller disposes it.</summary>
    private protected abstract Task<ISearchIndex> OpenAsync();

    private async Task ReopenAsync()
    {
        _index.Dispose();
        _index = await OpenAsync();
    }

    private static SearchDocument Item(long id, string title, string text = "", string? language = "en") => new()
    {
        ItemId = id,
        Title = title,
        Text = text,
        Jurisdiction = "GB",
        Region = "Europe",
        Sources = ["gb-bills"],
        Language = language,
        FirstSeenAt = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ChangedAt = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private Task PutAsync(params SearchDocument[] items) => _index.WriteAsync(items, [], 1, Ct);

    private Task<SearchResult> FindAsync(string text) => _index.SearchAsync(new SearchQuery { Text = text }, Ct);

    private async Task<long[]> IdsAsync(SearchQuery query) => [.. (await _index.SearchAsync(query, Ct)).Hits.Select(hit => hit.ItemId)];

    /// <summary>The items found, in order of their ids.</summary>
    private async Task<long[]> IdsAsync(string text) => [.. (await IdsAsync(new SearchQuery { Text = text, Take = 100 })).Order()];

    private async Task AssertFindsAsync(string text, params long[] expected) => Assert.Equal(expected, await IdsAsync(text));

    private static IEnumerable<string> MarkedWords(SearchHit hit) =>
        hit.Passages.SelectMany(passage => passage).Where(fragment => fragment.Marked).Select(fragment => fragment.Text);

    private static string TextOf(IReadOnlyList<Fragment> passage) => string.Concat(passage.Select(fragment => fragment.Text));
}
