using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Monitor.Worker.Storage;

/// <summary>For <c>dotnet ef migrations add</c> only; nothing is connected to.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteMonitorContext>
{
    public SqliteMonitorContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMonitorContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>For <c>dotnet ef migrations add</c> only; nothing is connected to.</summary>
internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresMonitorContext>
{
    public PostgresMonitorContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresMonitorContext>().UseNpgsql("Host=localhost").Options);
}
