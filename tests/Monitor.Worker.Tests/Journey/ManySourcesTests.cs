using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Monitor.Worker.Tests.Learning;

namespace Monitor.Worker.Tests.Journey;

/// <summary>
/// The built worker with many sources that fall due at once: all are done, and its memory does not grow with their number. The
/// whole proof takes <c>MONITOR_MANY_SOURCES=2000</c>; the ordinary run takes fewer.
/// </summary>
public sealed class ManySourcesTests(TrainedModels models)
{
    private const int MostGrowth = 50;
    private const int Rounds = 3;

    private static readonly int Many = int.Parse(Environment.GetEnvironmentVariable("MONITOR_MANY_SOURCES") ?? "120", CultureInfo.InvariantCulture);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_sources_that_are_due_at_once_are_done_and_memory_does_not_follow_their_number()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Memory is read from /proc.");
        await using var publishers = await Publishers.StartAsync();
        var folder = Directory.CreateTempSubdirectory("monitor-many-").FullName;
        var few = Many / (Many >= 2_000 ? 10 : 2);
        // The first start trains a model; what that takes is not what is measured.
        var trained = Path.Combine(folder, "trained");
        models.PutInto(trained);

        // What stands above the least peak of a few runs is garbage that had not been collected yet, on a machine that does other things too.
        long small = long.MaxValue, large = long.MaxValue;
        var round = 0;
        do
        {
            small = Math.Min(small, await PeakAsync(publishers, folder, trained, few, round));
            large = Math.Min(large, await PeakAsync(publishers, folder, trained, Many, round));
        }
        while (++round < Rounds && large - small > MostGrowth);

        Directory.Delete(folder, recursive: true);

        TestContext.Current.TestOutputHelper?.WriteLine($"{few} sources: {small} MiB at most; {Many} sources: {large} MiB.");
        Assert.True(large - small <= MostGrowth, $"{few} sources took {small} MiB at most, {Many} took {large} MiB.");
    }

    private static async Task<long> PeakAsync(Publishers publishers, string folder, string trained, int sources, int round)
    {
        var data = Path.Combine(folder, $"data-{sources}-{round}");
        Directory.CreateDirectory(data);
        Directory.CreateSymbolicLink(Path.Combine(data, "models"), Path.Combine(trained, "models"));
        var catalogue = Path.Combine(folder, $"{sources}.json");
        await File.WriteAllTextAsync(catalogue, publishers.Catalogue(sources), Ct);
        var settings = new Dictionary<string, string> { ["Crawling__CatchUpSpread"] = "00:00:00", ["Logging__LogLevel__Default"] = "Warning" };
        await using var program = BuiltProgram.Start(folder, settings, "run", "--data", data, "--sources", catalogue, "--urls", "http://127.0.0.1:0");
        var peak = 0L;
        while (await DoneAsync(Path.Combine(data, "monitor.db")) < sources)
        {
            Assert.False(program.HasExited, program.Output);
            peak = Math.Max(peak, program.ResidentMemory());
            await Task.Delay(200, Ct);
        }

        return Math.Max(peak, program.ResidentMemory()) / (1024 * 1024);
    }

    private static async Task<long> DoneAsync(string file)
    {
        if (!File.Exists(file)) return 0;
        try
        {
            await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM SourceStates WHERE LastSuccessAt IS NOT NULL";
            return (long)(await command.ExecuteScalarAsync(Ct))!;
        }
        catch (SqliteException)
        {
            // It is just being made.
            return 0;
        }
    }

    /// <summary>Many hosts on loopback, a feed of ten acts for each source.</summary>
    private sealed class Publishers : IAsyncDisposable
    {
        private const int Hosts = 25;

        private readonly WebApplication _app;

        private Publishers(WebApplication app) => _app = app;

        public static async Task<Publishers> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls([.. Enumerable.Range(1, Hosts).Select(host => $"http://127.0.0.{host}:0")]);
            var app = builder.Build();
            app.MapGet("/robots.txt", () => Results.StatusCode(404));
            app.MapGet("/feed/{number:int}", (int number) => Results.Text(Feed(number), "application/rss+xml"));
            await app.StartAsync();
            return new Publishers(app);
        }

        public string Catalogue(int sources)
        {
            var hosts = _app.Urls.ToList();
            var entries = Enumerable.Range(0, sources).Select(number =>
                $$"""
                { "id": "feed-{{number}}", "name": "Gazette {{number}}", "jurisdiction": "US", "region": "United States", "kind": "gazette", "languages": ["en"],
                  "format": "feed", "url": "{{hosts[number % hosts.Count]}}/feed/{{number}}", "schedule": "0 0 6 * * ?", "timeZone": "UTC", "enabled": true,
                  "access": { "allowPrivateNetwork": true, "pace": "00:00:00" } }
                """);
            return $$"""{ "sources": [ {{string.Join(",\n", entries)}} ] }""";
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private static string Feed(int number)
        {
            var feed = new StringBuilder("<rss version=\"2.0\"><channel><title>Gazette</title><link>http://localhost/</link><description>d</description>");
            for (var act = 0; act < 10; act++)
            {
                feed.Append(CultureInfo.InvariantCulture, $"<item><title>Act {act} of gazette {number}</title><guid isPermaLink=\"false\">{number}-{act}</guid>")
                    .Append("<pubDate>Tue, 04 Feb 2031 08:00:00 GMT</pubDate><description>")
                    .Insert(feed.Length, "A provider of an electronic communications service shall keep what it is told to keep, and hand it over on demand. ", 20)
                    .Append("</description></item>");
            }

            return feed.Append("</channel></rss>").ToString();
        }
    }
}
