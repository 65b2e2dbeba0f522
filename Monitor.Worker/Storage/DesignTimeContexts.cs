using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Monitor.Worker.Storage;

/// <summary>
/// For <c>dotnet ef migrations add NAME --context SqliteMonitorContext --output-dir Storage/Migrations/Sqlite</c> only (a change of
/// the tables needs one for each store); nothing is connected to.
/// </summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteMonitorContext>
{
    public SqliteMonitorContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMonitorContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>As its neighbour, with <c>--context PostgresMonitorContext --output-dir Storage/Migrations/Postgres</c>.</summary>
internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresMonitorContext>
{
    public PostgresMonitorContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresMonitorContext>().UseNpgsql("Host=localhost").Options);
}
