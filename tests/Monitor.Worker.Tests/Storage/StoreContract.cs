using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

/// <summary>What the store of record promises, on whatever it stands. Inherited once for each store.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private readonly List<ServiceProvider> _processes = [];
    private Dictionary<string, string?> _settings = [];

    private protected FakeTimeProvider Clock { get; } = new(Samples.Start);

    private protected MonitorStore Store { get; private set; } = null!;

    private protected ServiceProvider Services => _processes[0];

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Settings of a new store of this test's own: made ready (a copy of one that was, which is faster), or not there yet.</summary>
    protected abstract Task<Dictionary<string, string?>> CreateAsync(bool ready);

    protected abstract Task DestroyAsync();

    public async ValueTask InitializeAsync()
    {
        _settings = await CreateAsync(ready: true);
        Store = StartProcess();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        await DestroyAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The same store as another process would open it, with a gate of its own.</summary>
    private protected MonitorStore StartProcess() => StartProcess(_settings);

    private protected MonitorStore StartProcess(Dictionary<string, string?> settings)
    {
        var process = Build(settings, Clock);
        _processes.Add(process);
        return process.GetRequiredService<MonitorStore>();
    }

    protected static async Task MakeReadyAsync(Dictionary<string, string?> settings)
    {
        await using var process = Build(settings, TimeProvider.System);
        await process.GetRequiredService<MonitorStore>().EnsureReadyAsync(CancellationToken.None);
    }

    private protected Task<CommitReceipt> CommitAsync(params DocumentChange[] changes) => CommitAsync(Samples.Source(), changes);

    /// <summary>A run of the source, an hour after the last one.</summary>
    private protected Task<CommitReceipt> CommitAsync(Source source, params DocumentChange[] changes)
    {
        Clock.Advance(TimeSpan.FromHours(1));
        return Store.Runs.CommitAsync(Samples.Commit(source, Clock.GetUtcNow(), changes), Ct);
    }

    private protected async Task<KnownDocument> KnownAsync(string nativeId, string source = "utopia-bills") =>
        (await Store.Runs.KnownAsync(new SourceId(source), [nativeId], [], [], Ct)).ByNativeId[nativeId];

    private protected async Task<ItemDetail> ItemAsync(long id)
    {
        var item = await Store.Items.FindAsync(id, Ct);
        Assert.NotNull(item);
        return item;
    }

    private protected async Task<T> QueryAsync<T>(Func<MonitorContext, Task<T>> query)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<MonitorContext>>().CreateDbContextAsync(Ct);
        return await query(db);
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings, TimeProvider time) => new ServiceCollection()
        .AddSingleton(time).AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
}
