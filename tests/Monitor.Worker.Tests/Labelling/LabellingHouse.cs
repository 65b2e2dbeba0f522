using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitor.Classifiers;
using Monitor.Worker.Classifying;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Labelling;

/// <summary>Labelling over a real SQLite store in a folder of its own, with a model that says what a test wants.</summary>
internal sealed class LabellingHouse : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-labelling-");
    private readonly ServiceProvider _services;

    private LabellingHouse()
    {
        var settings = new Dictionary<string, string?> { ["Storage:Folder"] = _folder.FullName };
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddLogging()
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddClassifying().AddLabelling().AddSingleton<IDbContextFactory<MonitorContext>>(provider => new WatchedFactory(ActivatorUtilities.CreateInstance<MonitorContextFactory>(provider), () => Opened?.Invoke())).BuildServiceProvider();
        Get<ActiveClassifier>().Use(Model, new Thresholds(0.5, 0.2, null));
    }

    public FakeTimeProvider Clock { get; } = new(Storage.Samples.Start);

    public MadeUpModel Model { get; } = new();

    /// <summary>Called whenever the store is opened to be read or written.</summary>
    public Action? Opened { get; set; }

    public MonitorStore Store => Get<MonitorStore>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<LabellingHouse> OpenAsync()
    {
        var house = new LabellingHouse();
        await Storage.ReadyStore.PlaceAsync(house._folder.FullName);
        await house.Store.EnsureReadyAsync(Ct);
        return house;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>One item for each score, as a run brings them; the numbers are theirs in that order.</summary>
    public Task<IReadOnlyList<long>> BringAsync(params double[] scores) => BringAsync("utopia-bills", scores);

    public async Task<IReadOnlyList<long>> BringAsync(string source, params double[] scores)
    {
        Clock.Advance(TimeSpan.FromHours(1));
        var at = Clock.GetUtcNow();
        var changes = scores.Select((score, n) => Storage.Samples.New(Storage.Samples.Document($"{at.Ticks}-{n}", $"Act {n} of {at:HH}"), $"Text {n} of {source} at {at:O}.", score) with { Events = [Storage.Samples.Event(at: at)] }).ToArray();
        var items = (await Store.Runs.CommitAsync(Storage.Samples.Commit(Storage.Samples.Source(source), at, changes), Ct)).Items;
        Clock.Advance(TimeSpan.FromMinutes(1));
        return items;
    }

    /// <summary>A label of the item's newest text.</summary>
    public async Task<LabelOutcome> SayAsync(string who, long item, Verdict verdict, Ask? ask = null, bool settles = false, string? reason = null, CancellationToken? leaving = null) =>
        await Get<Labeller>().LabelAsync(
            new LabelAnswer
            {
                ItemId = item,
                AskId = ask?.Id,
                Fingerprint = (await Store.Items.FindAsync(item, Ct))!.Documents[0].Versions[0].Fingerprint,
                Verdict = verdict.ToString(),
                Reason = reason,
                Settles = settles,
                Who = who,
                Where = LabelPlace.Page,
            },
            leaving ?? Ct);

    /// <summary>The second item becomes one with the first.</summary>
    public async Task MergeAsync(long kept, long merged)
    {
        await Store.Likeness.FinishAsync([], [new AlikePair(merged, kept, 1, 0.9)], 1, Ct);
        await Store.Merges.AcceptAsync((await Store.Merges.ListAsync(SuggestionState.Open, null, 1, Ct))[0].Id, "ada", null, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

/// <summary>Tells when the store is opened.</summary>
internal sealed class WatchedFactory(IDbContextFactory<MonitorContext> real, Action opened) : IDbContextFactory<MonitorContext>
{
    public MonitorContext CreateDbContext()
    {
        opened();
        return real.CreateDbContext();
    }
}

/// <summary>Knows no text and the precedents that it is given.</summary>
internal sealed class MadeUpModel : ITextClassifier
{
    public string ModelId => "model-1";

    public IReadOnlyList<Precedent> Precedents { get; set; } = [];

    public Assessment Assess(TextToAssess text) => throw new NotSupportedException();

    public IReadOnlyList<Precedent> Nearest(TextToAssess text, int count) => [.. Precedents.Take(count)];

    public static Precedent Alike(bool relevant, double likeness = 0.7, string family = "law-1") => new(family, $"Precedent of {family}", "en", "UT", relevant, [], likeness);
}
