using System.Threading.Channels;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>
/// A list of addresses in batches through three stages at once: pages are asked for and read, judged on all cores, committed by
/// one writer. Little waits between two stages, so a list of any length takes the memory of a few batches.
/// </summary>
internal static class UrlListPipeline
{
    private const int Batch = 200;

    /// <summary>Batches that are fetched at once: the end of one, when few pages are left to ask for, is the beginning of the next.</summary>
    private const int Fetching = 2;

    /// <param name="toolbox">The parts.</param>
    /// <param name="source">What the addresses are taken to be listed by.</param>
    /// <param name="urls">In the order in which they are asked for.</param>
    /// <param name="width">Pages under way at once.</param>
    /// <param name="committed">Told of each batch when it is in the store, one at a time.</param>
    /// <param name="ct">Ends it; what is committed stays.</param>
    public static async Task RunAsync(
        Toolbox toolbox, Source source, IReadOnlyList<Uri> urls, int width, Action<RunTally, IReadOnlyList<DocumentChange>> committed, CancellationToken ct)
    {
        var visited = Channel.CreateBounded<Visited>(1);
        var judged = Channel.CreateBounded<Judged>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAll(
            Stage(visited.Writer, stop, token => VisitAsync(toolbox, source, urls, width, visited.Writer, token)),
            Stage(judged.Writer, stop, token => JudgeAsync(toolbox, source, visited.Reader, judged.Writer, token)),
            Stage<Judged>(null, stop, token => CommitAsync(toolbox, source, judged.Reader, committed, token)));
    }

    /// <summary>A stage that fails ends the others, which would wait for it for ever.</summary>
    private static async Task Stage<T>(ChannelWriter<T>? output, CancellationTokenSource stop, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(stop.Token);
            output?.Complete();
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private static Task VisitAsync(Toolbox toolbox, Source source, IReadOnlyList<Uri> urls, int width, ChannelWriter<Visited> output, CancellationToken ct) =>
        Parallel.ForEachAsync(
            urls.Chunk(Batch),
            new ParallelOptions { MaxDegreeOfParallelism = Fetching, CancellationToken = ct },
            async (batch, token) => await output.WriteAsync(await VisitAsync(toolbox, source, batch, width, token), token));

    private static async Task<Visited> VisitAsync(Toolbox toolbox, Source source, Uri[] urls, int width, CancellationToken ct)
    {
        var now = toolbox.Get<TimeProvider>().GetUtcNow();
        var tally = new RunTally { Listed = urls.Length };
        var records = urls.Select(url => Record(url, now)).ToList();
        var addresses = urls.Select(url => url.AbsoluteUri).ToList();
        var known = await toolbox.Get<RunStore>().KnownAsync(source.Id, addresses, keys: [], addresses, ct);
        var visits = await toolbox.Get<DetailVisits>().VisitAsync(source, records, known, owed: [], tally, width, ct);
        return new Visited(now, new WalkedList(records, new Dictionary<string, Validators>(), Unmodified: false), tally, visits);
    }

    private static async Task JudgeAsync(Toolbox toolbox, Source source, ChannelReader<Visited> input, ChannelWriter<Judged> output, CancellationToken ct)
    {
        var nothing = new Dictionary<string, KnownItem>();
        await foreach (var batch in input.ReadAllAsync(ct))
        {
            var changes = toolbox.Get<ChangeJudge>().Judge(source, isBackfill: true, batch.Visits, nothing);
            await output.WriteAsync(new Judged(batch, changes), ct);
        }
    }

    private static async Task CommitAsync(
        Toolbox toolbox, Source source, ChannelReader<Judged> input, Action<RunTally, IReadOnlyList<DocumentChange>> committed, CancellationToken ct)
    {
        await foreach (var (batch, changes) in input.ReadAllAsync(ct))
        {
            var run = RunSummary.Of(source, batch.List, batch.Tally, changes, batch.StartedAt, toolbox.Get<TimeProvider>().GetUtcNow());
            var state = NextState.After(source, new SourceState { Source = source.Id }, batch.List, run);
            await toolbox.Get<RunStore>().CommitAsync(new RunCommit(source, run, state, changes), ct);
            committed(batch.Tally, changes);
        }
    }

    private static ListedRecord Record(Uri url, DateTimeOffset now) => new(
        new ParsedDocument { NativeId = url.AbsoluteUri, Title = url.AbsoluteUri, Url = url },
        new FetchedPage { Url = url, FinalUrl = url, Status = 200, MediaType = "", Body = [], Text = "", FetchedAt = now });

    private sealed record Visited(DateTimeOffset StartedAt, WalkedList List, RunTally Tally, IReadOnlyList<Visit> Visits);

    private sealed record Judged(Visited Batch, IReadOnlyList<DocumentChange> Changes);
}
