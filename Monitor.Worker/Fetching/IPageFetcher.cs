using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching;

/// <summary>Asks publishers. Whatever they answer is a value; only cancellation by the caller is thrown.</summary>
internal interface IPageFetcher
{
    Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct);
}
