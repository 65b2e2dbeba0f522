using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>
/// Crawls a list of addresses as if a source had listed them, through the same visits, judgement and commits: title, date and main
/// text by structure, no selectors.
/// </summary>
internal static partial class UrlListCrawl
{
    private const int Batch = 250;

    private static readonly Source Addresses = new()
    {
        Id = new SourceId("url-list"),
        Name = "A list of addresses",
        Jurisdiction = "INT",
        Region = "International",
        Kind = "list",
        Languages = ["en"],
        Format = SourceFormat.Html,
        Url = "http://127.0.0.1/",
        Schedule = "0 0 0 1 1 ? 2099",
        Enabled = true,
        Access = new SourceAccess { Pace = TimeSpan.Zero, AllowPrivateNetwork = true },
        Detail = new DetailMapping { Format = SourceFormat.Html, Visit = DetailVisit.Always },
    };

    public static async Task<int> RunAsync(ParseResult parsed, FileInfo file, string? folder, int concurrency, CancellationToken ct)
    {
        var urls = (await File.ReadAllLinesAsync(file.FullName, ct)).Where(line => line.Length > 0).Select(line => new Uri(line)).ToList();
        if (urls.Find(url => !url.IsLoopback) is { } stranger)
        {
            await Console.Error.WriteLineAsync($"{stranger} is not on loopback: a list is for measuring, a source in the catalogue is for crawling.");
            return ExitCodes.Refused;
        }

        await using var toolbox = Toolbox.Open(parsed, folder);
        await toolbox.WithStoreAsync(ct);
        toolbox.WithModel(ct);
        var process = Process.GetCurrentProcess();
        var (started, cpu) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        var counts = new Counts();
        await Parallel.ForEachAsync(
            urls.Chunk(Batch),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, concurrency), CancellationToken = ct },
            async (batch, token) => counts.Add(await CrawlAsync(toolbox, batch, token)));
        process.Refresh();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var result = counts.Result(seconds, (process.TotalProcessorTime - cpu).TotalSeconds, process.WorkingSet64 / (1024.0 * 1024));
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, CrawlJson.Default.Result));
        return ExitCodes.Done;
    }

    private static async Task<(RunTally Tally, IReadOnlyList<DocumentChange> Changes)> CrawlAsync(Toolbox toolbox, Uri[] urls, CancellationToken ct)
    {
        var store = toolbox.Get<RunStore>();
        var now = toolbox.Get<TimeProvider>().GetUtcNow();
        var tally = new RunTally { Listed = urls.Length };
        var records = urls.Select(url => Record(url, now)).ToList();
        var addresses = urls.Select(url => url.AbsoluteUri).ToList();
        var known = await store.KnownAsync(Addresses.Id, addresses, keys: [], addresses, ct);
        var visits = await toolbox.Get<DetailVisits>().VisitAsync(Addresses, records, known, owed: [], tally, ct);
        var changes = toolbox.Get<ChangeJudge>().Judge(Addresses, isBackfill: true, visits, new Dictionary<string, KnownItem>());
        var list = new WalkedList(records, new Dictionary<string, Validators>(), Unmodified: false);
        var run = RunSummary.Of(Addresses, list, tally, changes, now, toolbox.Get<TimeProvider>().GetUtcNow());
        await store.CommitAsync(new RunCommit(Addresses, run, NextState.After(Addresses, new SourceState { Source = Addresses.Id }, list, run), changes), ct);
        return (tally, changes);
    }

    private static ListedRecord Record(Uri url, DateTimeOffset now) => new(
        new ParsedDocument { NativeId = url.AbsoluteUri, Title = url.AbsoluteUri, Url = url },
        new FetchedPage { Url = url, FinalUrl = url, Status = 200, MediaType = "", Body = [], Text = "", FetchedAt = now });

    private sealed class Counts
    {
        private readonly Lock _lock = new();
        private int _pages;
        private long _bytes;
        private int _stored;
        private int _unchanged;
        private int _notFound;
        private int _moved;
        private int _refused;

        public void Add((RunTally Tally, IReadOnlyList<DocumentChange> Changes) batch)
        {
            lock (_lock)
            {
                _pages += batch.Tally.Requests;
                _bytes += batch.Tally.Bytes;
                _stored += batch.Changes.Count(change => change.WritesVersion);
                _unchanged += batch.Changes.Count(change => !change.WritesVersion);
                _notFound += batch.Tally.NotFound;
                _moved += batch.Tally.Redirected;
                _refused += batch.Tally.Owed.Count;
            }
        }

        public Result Result(double seconds, double cpu, double rss) =>
            new(_pages, _bytes, _stored, _unchanged, _notFound, _moved, _refused, seconds, _pages / seconds, cpu, rss);
    }

    private sealed record Result(
        int Pages, long Bytes, int Stored, int Unchanged, int NotFound, int Moved, int Refused, double Seconds, double PagesS, double CpuS, double RssMib);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Result))]
    private sealed partial class CrawlJson : JsonSerializerContext;
}
