using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Searches;

/// <summary>What a search would have meant as an alert.</summary>
/// <param name="Note">What was odd about the question; null when nothing was.</param>
/// <param name="Total">Everything that it finds.</param>
/// <param name="Recent">New items of the last <see cref="Days"/> days: so many messages it would have sent.</param>
/// <param name="Newest">Five of what it finds.</param>
public sealed record SearchPreview(string? Note, IReadOnlyList<WidenedAsk> Widened, int Total, int Recent, IReadOnlyList<ItemSummary> Newest)
{
    public const int Days = 90;

    /// <summary>So many a week nobody reads; whoever wants them says so.</summary>
    public const int ManyAWeek = 50;

    private const int Week = 7;

    public double AWeek => (double)Recent * Week / Days;

    public bool IsMany => AWeek > ManyAWeek;
}

/// <summary>The two questions that a preview asks of an index, whichever holds it.</summary>
internal sealed record SearchAsker(Func<SearchQuery, CancellationToken, Task<SearchResult>> Search, Func<SearchQuery, CancellationToken, IAsyncEnumerable<long>> Each)
{
    public static SearchAsker Of(ISearchIndex index) => new(index.SearchAsync, index.EachAsync);
}

/// <summary>Asks the index what a search finds, and the store how much of it is new.</summary>
internal sealed class SearchPreviewer(SearchVolume volume, TimeProvider time)
{
    private const int Titles = 5;

    public async Task<SearchPreview> ReadAsync(SearchQuery query, SearchAsker asker, CancellationToken ct)
    {
        var result = await asker.Search(query with { Take = 0, Skip = 0, Facets = false, Passages = false }, ct);
        var ids = await asker.Each(query, ct).ToListAsync(ct);
        var (recent, newest) = await volume.ReadAsync(ids, time.GetUtcNow().AddDays(-SearchPreview.Days), Titles, ct);
        return new SearchPreview(result.Note, result.Widened, ids.Count, recent, newest);
    }
}
