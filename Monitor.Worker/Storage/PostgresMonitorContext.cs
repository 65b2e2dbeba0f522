using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Monitor.Worker.Storage.Model;

namespace Monitor.Worker.Storage;

/// <summary>A server, for many workers.</summary>
internal sealed class PostgresMonitorContext(DbContextOptions<PostgresMonitorContext> options) : MonitorContext(options)
{
    /// <summary>"Monitor" in ASCII; any number does as long as all workers take the same.</summary>
    private const long WriterLock = 0x4D6F6E69746F72;

    /// <summary>"Migrate" in ASCII.</summary>
    private const long MigrationLock = 0x4D696772617465;

    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(10);

    /// <summary>Sequence numbers are handed out before the commit: without it a follower could see 8 before 7 exists, and never see 7.</summary>
    public override Task SerializeWritersAsync(CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriterLock})", ct);

    /// <summary>
    /// EF locks a table for this, which ends with the transaction of the first migration: with two of them, processes that start at once
    /// run into each other. Here a lock of the session stands around all of them; it dies with its connection.
    /// </summary>
    public override async Task MigrateAsync(CancellationToken ct)
    {
        if (!await Database.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct))
        {
            await Database.MigrateAsync(ct);
            return;
        }

        Database.SetCommandTimeout(LongestMigration);
        await Database.OpenConnectionAsync(ct);
        try
        {
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", ct);
            await ApplyMissingAsync(ct);
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsUtc>();
    }
}
