using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Monitor.Worker.Storage;

/// <summary>Opens the chosen store. The only place that knows there are two.</summary>
internal sealed class MonitorContextFactory(IOptions<StorageOptions> options) : IDbContextFactory<MonitorContext>
{
    /// <summary>Of a store that is a file.</summary>
    public const string FileName = "monitor.db";

    private readonly Func<MonitorContext> _create = Choose(options.Value);

    public MonitorContext CreateDbContext() => _create();

    private static Func<MonitorContext> Choose(StorageOptions options) => options.Provider switch
    {
        "sqlite" => Sqlite(options),
        "postgres" => Postgres(options),
        var other => throw new InvalidOperationException($"Storage:Provider is '{other}'; use 'sqlite' or 'postgres'."),
    };

    private static Func<MonitorContext> Sqlite(StorageOptions options)
    {
        var connection = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (connection.DataSource is "") connection.DataSource = Path.Combine(PrivateFolder(options.Folder), FileName);
        connection.ForeignKeys = true;
        var built = new DbContextOptionsBuilder<SqliteMonitorContext>()
            .UseSqlite(connection.ConnectionString)
            .AddInterceptors(new SqliteSettings())
            .Options;
        return () => new SqliteMonitorContext(built);
    }

    private static Func<MonitorContext> Postgres(StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw new InvalidOperationException("Storage:Provider is 'postgres', but Storage:ConnectionString is empty; set it, for example by the environment variable Storage__ConnectionString.");
        }

        var built = new DbContextOptionsBuilder<PostgresMonitorContext>().UseNpgsql(options.ConnectionString).Options;
        return () => new PostgresMonitorContext(built);
    }

    /// <summary>The file holds password hashes: a folder made here is for its owner only.</summary>
    private static string PrivateFolder(string folder)
    {
        var path = Path.GetFullPath(folder);
        if (Directory.Exists(path)) return path;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
