using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task The_migrations_make_exactly_the_tables_that_the_code_knows() =>
        Assert.False(await QueryAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));

    [Fact]
    public async Task A_store_that_is_ready_stays_as_it_is_and_answers()
    {
        await CommitAsync(Samples.New(Samples.Document()));

        var restarted = StartProcess();
        await restarted.EnsureReadyAsync(Ct);

        Assert.True(await restarted.CanConnectAsync(Ct));
        Assert.Single((await restarted.Changes.ReadSinceAsync(0, 10, Ct)).Upserts);
    }

    [Fact]
    public async Task A_store_that_is_ready_is_not_compared_with_the_code_again()
    {
        using var seen = new MigrationsSeen();
        var (ready, empty) = (await NameAsync(Services), await CreateAsync(ready: false));

        await StartProcess().EnsureReadyAsync(Ct);
        await StartProcess(empty).EnsureReadyAsync(Ct);

        Assert.Contains(await NameAsync(_processes[^1]), seen.Stores);
        Assert.DoesNotContain(ready, seen.Stores);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_with_what_to_do()
    {
        await QueryAsync(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29990101000000_Future', '99.0')", Ct));

        var refusal = await Assert.ThrowsAsync<StoreIsNewerException>(() => StartProcess().EnsureReadyAsync(Ct));

        Assert.Contains("newer Monitor", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_Future", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_processes_may_make_an_empty_store_ready_at_once()
    {
        var settings = await CreateAsync(ready: false);
        List<MonitorStore> processes = [.. Enumerable.Range(0, 4).Select(_ => StartProcess(settings))];

        await Task.WhenAll(processes.Select(process => Task.Run(() => process.EnsureReadyAsync(Ct))));

        Assert.Equal(1, (await processes[3].Runs.CommitAsync(Samples.Commit(Samples.Source(), Samples.Start, Samples.New(Samples.Document())), Ct)).NewItems);
    }
    private static async Task<string> NameAsync(IServiceProvider process)
    {
        await using var db = await process.GetRequiredService<IDbContextFactory<MonitorContext>>().CreateDbContextAsync(Ct);
        return MigrationsSeen.NameOf(db.Database.GetDbConnection());
    }
}
