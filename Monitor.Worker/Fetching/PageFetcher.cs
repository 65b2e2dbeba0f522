using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching;

internal sealed class PageFetcher : IPageFetcher
{
    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<FetchOutcome>(new FetchOutcome.Unreachable("No connection is configured."));
    }
}
