using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;

namespace Monitor.Worker.Commands;

/// <summary>
/// Crawls a list of addresses as if a source had listed them, through the same visits, judgement and commits: title, date and main
/// text by structure, no selectors.
/// </summary>
internal static partial class UrlListCrawl
{
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

        await using var toolbox = Toolbox.Open(parsed, folder, builder => Widen(builder.Configuration, concurrency));
        await toolbox.WithStoreAsync(ct);
        await toolbox.WithModelAsync(ct);
        var process = Process.GetCurrentProcess();
        var (started, cpu) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        var counts = new Counts();
        await UrlListPipeline.RunAsync(toolbox, Addresses, urls, concurrency, counts.Add, ct);
        process.Refresh();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var result = counts.Result(seconds, (process.TotalProcessorTime - cpu).TotalSeconds, process.WorkingSet64 / (1024.0 * 1024));
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, CrawlJson.Default.Result));
        return ExitCodes.Done;
    }

    // The list's host is this machine, which may be asked for as many pages at once as it was told.
    private static void Widen(IConfiguration configuration, int concurrency)
    {
        var width = concurrency.ToString(CultureInfo.InvariantCulture);
        configuration[$"{FetchingOptions.Section}:{nameof(FetchingOptions.MaxPerHost)}"] = width;
        configuration[$"{FetchingOptions.Section}:{nameof(FetchingOptions.MaxConcurrency)}"] = width;
    }

    private sealed class Counts
    {
        private int _pages;
        private long _bytes;
        private int _stored;
        private int _unchanged;
        private int _notFound;
        private int _moved;
        private int _refused;

        public void Add(RunTally tally, IReadOnlyList<DocumentChange> changes)
        {
            _pages += tally.Requests;
            _bytes += tally.Bytes;
            _stored += changes.Count(change => change.WritesVersion);
            _unchanged += changes.Count(change => !change.WritesVersion);
            _notFound += tally.NotFound;
            _moved += tally.Redirected;
            _refused += tally.Owed.Count;
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
