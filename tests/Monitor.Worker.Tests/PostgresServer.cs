using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Monitor.Worker.Tests.PostgresServer))]

namespace Monitor.Worker.Tests;

/// <summary>
/// A PostgreSQL for the tests that want one, started when the first of them asks: the server that MONITOR_TEST_POSTGRES names
/// (a connection string that may create databases), or else Debian's binaries on a free loopback port. Without either those tests skip.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly List<string> _databases = [];
    private string? _server;
    private string? _folder;
    private string? _binaries;

    /// <summary>A connection string to a new database; a copy of <paramref name="template"/> when one is named.</summary>
    public async Task<string> CreateDatabaseAsync(string name, string? template = null)
    {
        var server = await StartAsync();
        await ExecuteAsync(server, $"CREATE DATABASE \"{name}\"" + (template is null ? "" : $" TEMPLATE \"{template}\""));
        lock (_databases) _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public async Task DropDatabaseAsync(string name)
    {
        await ExecuteAsync(await StartAsync(), $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        lock (_databases) _databases.Remove(name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_folder is null)
        {
            foreach (var name in _databases.ToArray()) await DropDatabaseAsync(name);
        }
        else
        {
            await RunAsync(Tool("pg_ctl"), "-D", DataFolder, "-m", "immediate", "-w", "stop");
            await RunAsync("rm", "-rf", _folder);
        }

        _starting.Dispose();
    }

    private string DataFolder => Path.Combine(_folder!, "data");

    private async Task<string> StartAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _server ??= Environment.GetEnvironmentVariable("MONITOR_TEST_POSTGRES") is { Length: > 0 } given ? given : await StartOwnAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<string> StartOwnAsync()
    {
        _binaries = FindBinaries();
        Assert.SkipWhen(_binaries is null, "No PostgreSQL here: install Debian's postgresql, or set MONITOR_TEST_POSTGRES to a connection string.");
        Assert.SkipWhen(Environment.IsPrivilegedProcess && !HasUser("postgres"), "PostgreSQL refuses to run as root, and there is no user 'postgres' to run it as.");
        var folder = Path.Combine(Path.GetTempPath(), $"monitor-pg-{Guid.NewGuid():N}");
        await RunAsync("mkdir", "-m", "700", folder);
        _folder = folder;
        await RunAsync(Tool("initdb"), "-D", DataFolder, "-U", "monitor", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort();
        // Durability is the server's promise, not what is tested here.
        var options = $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=100";
        await RunAsync(Tool("pg_ctl"), "-D", DataFolder, "-l", Path.Combine(folder, "log"), "-o", options, "-w", "start");
        return $"Host=127.0.0.1;Port={port};Username=monitor;Database=postgres";
    }

    private string Tool(string name) => Path.Combine(_binaries!, name);

    private static string? FindBinaries() =>
        !Directory.Exists("/usr/lib/postgresql") ? null
        : Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));

    private static bool HasUser(string name) => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>The server's own user makes and removes everything, because the server refuses to run as root.</summary>
    private static async Task RunAsync(string program, params string[] arguments)
    {
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        // Its output goes to a file or nowhere: a pipe would be inherited by the server and never end.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("\"$0\" \"$@\" >/dev/null 2>&1 </dev/null");
        foreach (var part in command) start.ArgumentList.Add(part);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(CancellationToken.None);
        if (process.ExitCode != 0) throw new InvalidOperationException($"'{string.Join(' ', command)}' ended with {process.ExitCode}; run it by hand to see why.");
    }
}
