using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Benchmarks;

/// <summary>One commit of 200 new documents, and what the store then knows of them, on SQLite in a temporary folder.</summary>
[MemoryDiagnoser]
public class CommitBenchmarks
{
    private const int Documents = 200;

    private static readonly Source Source = new()
    {
        Id = new SourceId("bench"),
        Name = "Bench",
        Jurisdiction = "INT",
        Region = "International",
        Kind = "list",
        Languages = ["en"],
        Format = SourceFormat.Html,
        Url = "http://localhost/",
        Schedule = "0 0 0 1 1 ? 2099",
        Enabled = true,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-bench-").FullName;
    private readonly string _text = LawText.Act(8, 1);
    private ServiceProvider _services = null!;
    private int _round;

    [GlobalSetup]
    public async Task Setup()
    {
        var configuration = new ConfigurationManager();
        configuration["Storage:Folder"] = _folder;
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddSingleton(TimeProvider.System).AddStorage(configuration).BuildServiceProvider();
        await _services.GetRequiredService<MonitorStore>().EnsureReadyAsync(CancellationToken.None);
        await Commit();
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public Task<CommitReceipt> Commit()
    {
        var round = _round++;
        var now = DateTimeOffset.UnixEpoch.AddMinutes(round);
        var changes = Enumerable.Range(0, Documents).Select(i => New($"{round}-{i}", now)).ToList();
        var run = new SourceRun { Source = Source.Id, StartedAt = now, EndedAt = now, Outcome = RunOutcome.OkNew, New = Documents };
        return _services.GetRequiredService<RunStore>().CommitAsync(new RunCommit(Source, run, new SourceState { Source = Source.Id }, changes), CancellationToken.None);
    }

    [Benchmark]
    public Task<KnownSet> Known() =>
        _services.GetRequiredService<RunStore>().KnownAsync(Source.Id, [.. Enumerable.Range(0, Documents).Select(i => $"0-{i}")], [], [], CancellationToken.None);

    private DocumentChange New(string id, DateTimeOffset now)
    {
        var url = new Uri($"http://localhost/{id}");
        return new DocumentChange
        {
            Document = new ParsedDocument { NativeId = id, Title = $"Act {id}", Text = _text, Url = url },
            Kind = ChangeKind.NewItem,
            Fingerprint = id,
            ListedFingerprint = id,
            NormalText = _text,
            Page = new FetchedPage { Url = url, FinalUrl = url, Status = 200, MediaType = "text/html", Body = System.Text.Encoding.UTF8.GetBytes(_text), Text = _text, FetchedAt = now },
            Classification = new Classification { ModelId = "bench", Relevance = 0.1, Threshold = 0.5 },
            Events = [new ItemEvent { Kind = EventKind.New, Discriminator = "new", SeenAt = now, Summary = "New." }],
        };
    }
}
