using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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

    [Fact]
    public async Task A_store_of_the_first_version_is_brought_up_to_date_with_all_that_it_holds()
    {
        var settings = await CreateAsync(ready: false);
        var process = StartProcess(settings);
        await using (var db = await _processes[^1].GetRequiredService<IDbContextFactory<MonitorContext>>().CreateDbContextAsync(Ct))
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), Ct);
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "Items" ("Id", "Title", "Jurisdiction", "Region", "Kind", "Stage", "FirstSeenAt", "ChangedAt", "Relevant", "WasRelevant")
                VALUES (7, 'Data Act', 'UT', 'Europe', 'bill', 'Introduced', '2031-03-01T08:00:00.000000Z', '2031-03-01T08:00:00.000000Z', {0}, {0})
                """,
                [true],
                Ct);
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "ItemDates" ("ItemId", "Kind", "Date") VALUES (7, 'effective', '2031-07-01')""", Ct);
        }

        await process.EnsureReadyAsync(Ct);

        var item = await process.Items.FindAsync(7, Ct);
        Assert.Equal(("Data Act", new DateOnly(2031, 7, 1)), (item?.Summary.Title, item?.Dates["effective"]));
    }
}
