using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Monitor.Classifiers;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Models;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;
using Monitor.Worker.Labelling;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;
using StoreSamples = Monitor.Worker.Tests.Storage.Samples;

namespace Monitor.Worker.Tests.Learning;

/// <summary>A real store and a real folder of models in a place of their own, with a model in use.</summary>
internal sealed class LearningBench : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _owns;
    private readonly ServiceProvider _services;
    private int _committed;

    private LearningBench(DirectoryInfo folder, bool owns, FakeTimeProvider clock)
    {
        (_folder, _owns, Clock) = (folder, owns, clock);
        var configuration = new ConfigurationManager { ["Storage:Folder"] = folder.FullName, ["Learning:Folder"] = Path.Combine(folder.FullName, "models") };
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging(logging => logging.ClearProviders())
            .AddSingleton<TimeProvider>(clock).AddSingleton<IHostApplicationLifetime>(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance))
            .AddStorage(configuration).AddSingleton<ConceptShelf>().AddClassifying().AddFollowing().AddLabelling().AddLearning().BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public ActiveClassifier Active => Get<ActiveClassifier>();

    public ModelFolder Models => Get<ModelProvision>().Folder;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="model">In use.</param>
    public static async Task<LearningBench> OpenAsync((TrainedModel Model, ModelCard Card) model)
    {
        var bench = new LearningBench(Directory.CreateTempSubdirectory("monitor-learning-"), owns: true, new FakeTimeProvider(StoreSamples.Start));
        await Storage.ReadyStore.PlaceAsync(bench._folder.FullName);
        await bench.Get<MonitorStore>().EnsureReadyAsync(Ct);
        bench.Models.PutToUse(model.Model, model.Card);
        await bench.Get<ModelProvision>().EnsureActiveAsync(null, Ct);
        return bench;
    }

    /// <summary>The same store and models as another process would open them.</summary>
    public async Task<LearningBench> OtherProcessAsync()
    {
        var other = new LearningBench(_folder, owns: false, Clock);
        await other.Get<ModelProvision>().EnsureActiveAsync(null, Ct);
        return other;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes a model the candidate.</summary>
    public void Offer((TrainedModel Model, ModelCard Card) model) => Models.SaveCandidate(model.Model, model.Card);

    /// <summary>Promotes the candidate as somebody does who has just read its trial.</summary>
    public async Task<PromotionOutcome> PromoteAsync(string who, string? reason)
    {
        var trial = await Get<Promotion>().TryAsync(Ct);
        return await Get<Promotion>().PromoteAsync(new TrialRead(trial?.Candidate.Id, trial?.LostMark), who, reason, Ct);
    }

    /// <summary>Keeps texts as a crawl would, each an item, judged by the model in use.</summary>
    public async Task<IReadOnlyList<long>> CrawlAsync(IReadOnlyList<LabelledExample> texts)
    {
        Clock.Advance(TimeSpan.FromHours(1));
        var changes = texts.Select(text => Judged(text, $"d{_committed++}")).ToArray();
        return (await Get<RunStore>().CommitAsync(StoreSamples.Commit(StoreSamples.Source(), Clock.GetUtcNow(), changes), Ct)).Items;
    }

    public async Task<ItemDetail> ItemAsync(long id) => await Get<ItemStore>().FindAsync(id, Ct) ?? throw new InvalidOperationException($"There is no item {id}.");

    public async Task<T> QueryAsync<T>(Func<MonitorContext, Task<T>> query)
    {
        await using var db = await Get<IDbContextFactory<MonitorContext>>().CreateDbContextAsync(Ct);
        return await query(db);
    }

    /// <summary>Waits for what happens in the background, and not for ever.</summary>
    public static async Task UntilAsync(Func<Task<bool>> seen)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        while (!await seen()) await Task.Delay(20, patience.Token);
    }

    /// <summary>What alerts come from: judging old items again must not add to it.</summary>
    public async Task<(int Events, int Deliveries)> ToldAsync() => (await QueryAsync(db => db.Events.CountAsync(Ct)), await QueryAsync(db => db.Deliveries.CountAsync(Ct)));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_owns) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private DocumentChange Judged(LabelledExample text, string id)
    {
        var change = StoreSamples.New(StoreSamples.Document(id, text.Title) with { Language = text.Language }, text.Text);
        var assessed = new TextToAssess { Title = text.Title, Body = text.Text, Language = text.Language, Jurisdiction = "UT" };
        return change with { Fingerprint = $"fp:{id}", Classification = VersionClassifier.Classify(Active.Current, assessed, TextOrigin.Published), Events = [StoreSamples.Event()] };
    }
}
