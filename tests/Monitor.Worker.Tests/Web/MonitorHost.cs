using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Monitor.Classifiers;
using Monitor.Classifiers.Topics;
using Monitor.Worker.Acting;
using Monitor.Worker.Alerting;
using Monitor.Worker.Classifying;
using Monitor.Worker.Crawling;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;
using Monitor.Worker.Labelling;
using Monitor.Worker.Learning;
using Monitor.Worker.Ops;
using Monitor.Worker.Parsing;
using Monitor.Worker.Reporting;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Monitor.Worker.Web;

namespace Monitor.Worker.Tests.Web;

/// <summary>The real page on a free port of loopback, over a real store and index in a folder of its own.</summary>
public sealed class MonitorHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;

    private MonitorHost(WebApplication app, DirectoryInfo folder, bool ownsFolder, FakeTimeProvider time) =>
        (App, _folder, _ownsFolder, Time) = (app, folder, ownsFolder, time);

    public WebApplication App { get; }

    public FakeTimeProvider Time { get; }

    public Uri Address => new(App.Urls.Single());

    internal MonitorStore Store => Get<MonitorStore>();

    /// <summary>Started and holding <see cref="Seed"/>.</summary>
    /// <param name="settings">By configuration key.</param>
    /// <param name="folder">To come back to an earlier host's data; else a new one.</param>
    public static async Task<MonitorHost> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, DirectoryInfo? folder = null, bool seeded = true)
    {
        var host = seeded && folder is null ? await BuildSeededAsync(SeededFiles.Plain, settings) : Build(settings, folder);
        if (!seeded && folder is null) await Storage.ReadyStore.PlaceAsync(host._folder.FullName);
        await host.Store.EnsureReadyAsync(TestContext.Current.CancellationToken);
        await host.Get<IndexFollower>().CatchUpAsync(TestContext.Current.CancellationToken);
        await host.App.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Built as the service builds it, not yet started.</summary>
    /// <param name="also">What is to stand in place of a part of the service.</param>
    public static MonitorHost Build(IReadOnlyDictionary<string, string?>? settings = null, DirectoryInfo? folder = null, Action<IServiceCollection>? also = null) =>
        Build(settings, folder ?? NewFolder(), ownsFolder: folder is null, also);

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Somebody with a browser's cookies who follows no redirect by itself.</summary>
    public Visitor NewVisitor() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder) Remove(_folder);
    }

    /// <summary>As far as it can be: the store's last file may go only when the pool lets go of it.</summary>
    public static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The system clears its folder of temporary files.
        }
    }

    /// <summary>Ends the service and leaves its data, for a restart with other settings.</summary>
    public async Task<DirectoryInfo> EndAsync()
    {
        await App.DisposeAsync();
        return _folder;
    }

    /// <summary>A service that does not run yet, over a copy of the files.</summary>
    internal static async Task<MonitorHost> BuildSeededAsync(SeededFiles files, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? also = null)
    {
        var folder = NewFolder();
        await files.WriteAsync(folder);
        return Build(settings, folder, ownsFolder: true, also);
    }

    private static DirectoryInfo NewFolder() => Directory.CreateTempSubdirectory("monitor-web-");

    private static MonitorHost Build(IReadOnlyDictionary<string, string?>? settings, DirectoryInfo place, bool ownsFolder, Action<IServiceCollection>? also)
    {
        var time = new FakeTimeProvider(Seed.Now);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = place.FullName });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Storage:Folder"] = place.FullName,
            ["Indexing:Folder"] = Path.Combine(place.FullName, "index"),
            ["Web:KeyFolder"] = Path.Combine(place.FullName, "keys"),
            ["Learning:Folder"] = Path.Combine(place.FullName, "models"),
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time).AddSingleton(Seed.Catalog()).AddSingleton(services => new LiveCatalog(services.GetRequiredService<SourceCatalog>()))
            .AddStorage(builder.Configuration).AddIndexing(builder.Configuration).AddClassifying().AddAlerting(builder.Configuration)
            .AddParsing().AddCrawling().AddFollowing().AddReporting().AddWatch().AddLabelling().AddLearning().AddActing(builder.Configuration);
        builder.AddMonitorWeb();
        also?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapMonitorWeb();
        app.Services.GetRequiredService<ActiveClassifier>().Use(new KeywordClassifier(TopicSet.LoadShipped()));
        return new MonitorHost(app, place, ownsFolder, time);
    }
}

/// <summary>One host for all tests that only look.</summary>
public sealed class LookedAtHost : IAsyncLifetime
{
    public MonitorHost Host { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Host = await MonitorHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
