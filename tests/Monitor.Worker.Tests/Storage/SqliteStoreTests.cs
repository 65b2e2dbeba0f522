using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Monitor.Worker.Tests.Storage;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly List<string> _folders = [];

    protected override async Task<Dictionary<string, string?>> CreateAsync(bool ready)
    {
        _folders.Add(Path.Combine(Path.GetTempPath(), $"monitor-store-{Guid.NewGuid():N}"));
        Directory.CreateDirectory(_folders[^1]);
        if (ready) await ReadyStore.PlaceAsync(_folders[^1]);
        return Settings(_folders[^1]);
    }

    protected override Task DestroyAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var folder in _folders) Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private static Dictionary<string, string?> Settings(string folder) => new() { ["Storage:Folder"] = folder };

    [Fact]
    public async Task The_file_is_in_WAL_mode_with_full_flushes_and_foreign_keys()
    {
        var mode = await QueryAsync(db => db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Ct));
        var flushes = await QueryAsync(db => db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(Ct));
        var keys = await QueryAsync(db => db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync(Ct));

        Assert.Equal(("wal", 2, 1), (mode, flushes, keys));
    }

    [Fact]
    public async Task A_migration_lock_that_a_killed_process_left_behind_does_not_hold_up_the_next_start()
    {
        await QueryAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL);" +
            "INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, '2031-03-01')",
            Ct));

        var ready = StartProcess().EnsureReadyAsync(Ct);

        await ready.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        Assert.True(ready.IsCompletedSuccessfully);
    }
}
