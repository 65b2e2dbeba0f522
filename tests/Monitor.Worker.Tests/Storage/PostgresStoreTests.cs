using Npgsql;

namespace Monitor.Worker.Tests.Storage;

public sealed class PostgresStoreTests(PostgresServer server) : StoreContract
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private static readonly string Template = $"template_{Guid.NewGuid():N}";
    private static bool templateIsReady;

    private readonly List<string> _databases = [];

    protected override async Task<Dictionary<string, string?>> CreateAsync(bool ready)
    {
        if (ready) await MakeTemplateAsync();
        _databases.Add($"store_{Guid.NewGuid():N}");
        return Settings(await server.CreateDatabaseAsync(_databases[^1], ready ? Template : null));
    }

    protected override async Task DestroyAsync()
    {
        foreach (var database in _databases) await server.DropDatabaseAsync(database);
    }

    private static Dictionary<string, string?> Settings(string connection) => new()
    {
        ["Storage:Provider"] = "postgres",
        ["Storage:ConnectionString"] = connection,
    };

    private async Task MakeTemplateAsync()
    {
        await One.WaitAsync(Ct);
        try
        {
            if (templateIsReady) return;
            await MakeReadyAsync(Settings(await server.CreateDatabaseAsync(Template)));
            // A database that somebody is connected to cannot be copied.
            NpgsqlConnection.ClearAllPools();
            templateIsReady = true;
        }
        finally
        {
            One.Release();
        }
    }
}
