using Npgsql;

namespace Monitor.Worker.Tests.Storage;

public sealed class PostgresStoreTests(PostgresServer server) : StoreContract
{
    private readonly string _database = $"store_{Guid.NewGuid():N}";

    protected override async Task<Dictionary<string, string?>> CreateAsync() => new()
    {
        ["Storage:Provider"] = "postgres",
        ["Storage:ConnectionString"] = await server.CreateDatabaseAsync(_database),
    };

    protected override async Task DestroyAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await server.DropDatabaseAsync(_database);
    }
}
