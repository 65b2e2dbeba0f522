using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;
using Quartz;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>A changed sources.json comes into force while the service runs. Each look stands for one beat of the watch; nothing waits.</summary>
public sealed class CatalogReloadTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-reload-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 2, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly LogTrap _log = new();
    private ServiceProvider _services = null!;

    private string SourcesPath => Path.Combine(_folder.FullName, "sources.json");

    private LiveCatalog Live => _services.GetRequiredService<LiveCatalog>();

    public async ValueTask InitializeAsync()
    {
        Write(Entry("a"), Entry("b"));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = _folder.FullName, [SourcesSetup.PathKey] = SourcesPath, ["Crawling:CatchUpSpread"] = "00:10:00" }).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(_time)
            .AddLogging(logging => logging.AddProvider(_log))
            .AddSources(configuration).AddStorage(configuration).AddCrawling().AddCrawlSchedule()
            .BuildServiceProvider();
        await Storage.ReadyStore.PlaceAsync(_folder.FullName);
        await _services.GetRequiredService<MonitorStore>().EnsureReadyAsync(TestContext.Current.CancellationToken);
        await _services.GetRequiredService<CrawlSchedule>().PlanAsync(TestContext.Current.CancellationToken);
        _ = _services.GetRequiredService<CatalogReload>();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_good_file_takes_effect_and_only_what_changed_is_planned_anew()
    {
        var before = await NextAsync("a");
        Write(Entry("a"), Entry("c"), Entry("d"));

        await LookTwiceAsync();

        Assert.Equal(["a", "c", "d"], Live.Current.All.Select(source => source.Id.Value));
        Assert.Equal(["a", "c", "d"], await JobsAsync());
        Assert.Equal(before, await NextAsync("a"));
        Assert.Null(Live.Refusal);
        // The new ones have never run: each is caught up with, one after the other and not at once.
        Assert.Equal(_time.GetUtcNow(), await CatchUpAsync("c"));
        Assert.Equal(_time.GetUtcNow().AddMinutes(5), await CatchUpAsync("d"));
        Assert.Contains(_log.Lines, line => line.Contains("3 sources; 2 begin, 1 end, 0 have another schedule", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_retry_that_a_source_waits_for_survives_a_restart()
    {
        await UnscheduleCatchUpsAsync();
        var (now, source) = (_time.GetUtcNow(), Live.Current.All[0]);
        var failed = new SourceRun { Source = source.Id, StartedAt = now, EndedAt = now, Outcome = RunOutcome.ServerError };
        var state = new SourceState { Source = source.Id, LastRunAt = now, LastOutcome = failed.Outcome, ConsecutiveFailures = 1, NextTryAt = now.AddMinutes(20) };
        await _services.GetRequiredService<RunStore>().CommitAsync(new RunCommit(source, failed, state, []), TestContext.Current.CancellationToken);

        await _services.GetRequiredService<CrawlSchedule>().PlanAsync(TestContext.Current.CancellationToken);

        Assert.Equal(now.AddMinutes(20), await FireTimeAsync($"{source.Id}/retry"));
        Assert.Null(await CatchUpAsync(source.Id.Value));
    }

    [Fact]
    public async Task Another_schedule_moves_the_next_time_and_fires_nothing()
    {
        await UnscheduleCatchUpsAsync();
        Write(Entry("a", "0 30 18 * * ?"), Entry("b"));

        await LookTwiceAsync();

        Assert.Equal(new DateTimeOffset(2031, 2, 4, 18, 30, 0, TimeSpan.Zero), await NextAsync("a"));
        Assert.Null(await CatchUpAsync("a"));
        Assert.Null(await CatchUpAsync("b"));
    }

    [Fact]
    public async Task Another_address_is_used_from_the_next_run_on_without_a_new_plan()
    {
        Write(Entry("a", url: "https://a.example.org/moved"), Entry("b"));

        await LookTwiceAsync();

        Assert.Equal("https://a.example.org/moved", _services.GetRequiredService<SourceCatalog>().All[0].Url);
        Assert.Contains(_log.Lines, line => line.Contains("0 begin, 0 end, 0 have another schedule", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bad_file_is_refused_with_all_its_mistakes_and_the_old_one_stays_until_it_is_mended()
    {
        Write(Entry("a", "every day"), """{"id": "Bad Id", "colour": "red"}""");

        await LookTwiceAsync();

        Assert.Equal(["a", "b"], Live.Current.All.Select(source => source.Id.Value));
        Assert.Equal(["a", "b"], await JobsAsync());
        Assert.Equal(2, Live.Refusal!.Mistakes.Count);
        var told = Assert.Single(_log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains("'every day' is no Quartz cron expression", told, StringComparison.Ordinal);
        Assert.Contains("The name 'colour' is not known here", told, StringComparison.Ordinal);

        Write(Entry("a"), Entry("b"), Entry("c"));
        await LookTwiceAsync();

        Assert.Null(Live.Refusal);
        Assert.Equal(["a", "b", "c"], await JobsAsync());
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_not_read()
    {
        var whole = Text(Entry("a"), Entry("c"));
        Touch(whole[..(whole.Length / 2)]);
        await LookAsync();
        Touch(whole);
        await LookAsync();

        Assert.Null(Live.Refusal);
        Assert.Equal(["a", "b"], Live.Current.All.Select(source => source.Id.Value));

        await LookAsync();

        Assert.Equal(["a", "c"], Live.Current.All.Select(source => source.Id.Value));
        Assert.DoesNotContain(_log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_put_in_its_place_by_a_rename_is_seen()
    {
        var draft = Path.Combine(_folder.FullName, "draft.json");
        await File.WriteAllTextAsync(draft, Text(Entry("x")), TestContext.Current.CancellationToken);
        File.Move(draft, SourcesPath, overwrite: true);

        await LookTwiceAsync();

        Assert.Equal(["x"], await JobsAsync());
    }

    [Fact]
    public async Task A_file_that_is_gone_changes_nothing_and_is_taken_again_when_it_is_back()
    {
        File.Delete(SourcesPath);
        await LookTwiceAsync();

        Assert.Equal("The file is gone.", Assert.Single(Live.Refusal!.Mistakes).What);
        Assert.Equal(["a", "b"], await JobsAsync());

        Write(Entry("a"), Entry("b"));
        await LookTwiceAsync();

        Assert.Null(Live.Refusal);
    }

    [Fact]
    public async Task Looking_at_an_unchanged_file_does_nothing()
    {
        await LookTwiceAsync();
        await LookTwiceAsync();

        Assert.DoesNotContain(_log.Lines, line => line.Contains("is in force", StringComparison.Ordinal));
    }

    private async Task LookTwiceAsync()
    {
        await LookAsync();
        await LookAsync();
    }

    private Task LookAsync() => _services.GetRequiredService<CatalogReload>().LookAsync(TestContext.Current.CancellationToken);

    private void Write(params string[] entries) => Touch(Text(entries));

    // Two writes within one tick of the file system's clock would look the same.
    private void Touch(string text)
    {
        var before = File.Exists(SourcesPath) ? File.GetLastWriteTimeUtc(SourcesPath) : DateTime.UnixEpoch;
        File.WriteAllText(SourcesPath, text);
        File.SetLastWriteTimeUtc(SourcesPath, before.AddSeconds(1));
    }

    private static string Text(params string[] entries) => $$"""{"sources": [{{string.Join(",\n", entries)}}]}""";

    private static string Entry(string id, string schedule = "0 0 6 * * ?", string? url = null) => $$"""
        {"id": "{{id}}", "name": "{{id}}", "jurisdiction": "XX", "region": "Europe", "kind": "gazette", "languages": "en", "format": "feed",
         "url": "{{url ?? $"https://{id}.example.org/feed"}}", "schedule": "{{schedule}}", "enabled": true}
        """;

    private async Task<IReadOnlyList<string>> JobsAsync()
    {
        var scheduler = await _services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        List<string> jobs = [];
        foreach (var source in (string[])["a", "b", "c", "d", "x"])
        {
            if (await scheduler.Exists(new JobKey(source, CrawlJob.Group))) jobs.Add(source);
        }

        return jobs;
    }

    private Task<DateTimeOffset?> NextAsync(string id) => FireTimeAsync($"{id}/cron");

    private Task<DateTimeOffset?> CatchUpAsync(string id) => FireTimeAsync($"{id}/catch-up");

    private async Task<DateTimeOffset?> FireTimeAsync(string trigger)
    {
        var scheduler = await _services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        return (await scheduler.GetTrigger(new TriggerKey(trigger, CrawlJob.Group)))?.NextFireTimeUtc;
    }

    private async Task UnscheduleCatchUpsAsync()
    {
        var scheduler = await _services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        foreach (var source in (string[])["a", "b"]) await scheduler.UnscheduleJob(new TriggerKey($"{source}/catch-up", CrawlJob.Group));
    }
}
