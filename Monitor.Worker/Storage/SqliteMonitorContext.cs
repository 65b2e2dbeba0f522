using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Model;

namespace Monitor.Worker.Storage;

/// <summary>One file, no server.</summary>
internal sealed class SqliteMonitorContext(DbContextOptions<SqliteMonitorContext> options) : MonitorContext(options)
{
    /// <summary>A transaction begins with BEGIN IMMEDIATE, which lets in one writer at a time.</summary>
    public override Task SerializeWritersAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>
    /// EF marks a running migration of SQLite by a row, which a killed process leaves behind for ever; the next start would wait
    /// for it without end. Here a lock on a file stands for it, which dies with its process, and a row found under it is a leftover.
    /// </summary>
    public override async Task MigrateAsync(CancellationToken ct)
    {
        using var migrating = await MigrationLock.TakeAsync(Database.GetDbConnection().DataSource, ct);
        await Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        await ApplyMissingAsync(ct);
        await Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
    }

    protected override int WriteNewRows() => new SqliteInserts(this).Write();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsText>();
    }
}
