using Npgsql;

namespace Monitor.Worker.Tests.Storage;

public sealed class PostgresStoreTests(PostgresServer server) : StoreContract
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private static readonly string Template = $"template_{Guid.NewGuid():N}";
    private static bool templateIsReady;
    private static Database? emptied;

    private readonly List<Database> _databases = [];

    protected override async Task<Dictionary<string, string?>> CreateAsync(bool ready)
    {
        if (ready) await MakeTemplateAsync();
        _databases.Add((ready ? Interlocked.Exchange(ref emptied, null) : null) ?? await NewAsync(ready));
        return Settings(_databases[^1].Connection);
    }

    // A copy of the template, its end, and connections that know nothing of it yet take several times as long as most tests.
    protected override async Task DestroyAsync()
    {
        foreach (var database in _databases)
        {
            if (!database.WasReady || !await EmptyDatabase.MakeAsync(database.Connection) || Interlocked.CompareExchange(ref emptied, database, null) is not null) await server.DropDatabaseAsync(database.Name);
        }
    }

    private async Task<Database> NewAsync(bool ready)
    {
        var name = $"store_{Guid.NewGuid():N}";
        return new Database(name, await server.CreateDatabaseAsync(name, ready ? Template : null), ready);
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

    private sealed record Database(string Name, string Connection, bool WasReady);
}
