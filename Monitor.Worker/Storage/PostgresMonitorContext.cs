using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Model;

namespace Monitor.Worker.Storage;

/// <summary>A server, for many workers.</summary>
internal sealed class PostgresMonitorContext(DbContextOptions<PostgresMonitorContext> options) : MonitorContext(options)
{
    /// <summary>"Monitor" in ASCII; any number does as long as all workers take the same.</summary>
    private const long WriterLock = 0x4D6F6E69746F72;

    /// <summary>Sequence numbers are handed out before the commit: without it a follower could see 8 before 7 exists, and never see 7.</summary>
    public override Task SerializeWritersAsync(CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriterLock})", ct);

    public override Task MigrateAsync(CancellationToken ct) => Database.MigrateAsync(ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsUtc>();
    }
}
