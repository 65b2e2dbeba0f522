using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

/// <summary>The file of a ready store that holds nothing: made once by the migrations and copied from then on, because going through all of them takes longer than most tests.</summary>
internal static class ReadyStore
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>Puts it where a store with this <c>Storage:Folder</c> looks for it.</summary>
    public static async Task PlaceAsync(string folder) =>
        await File.WriteAllBytesAsync(Path.Combine(folder, "monitor.db"), await Made.Value, CancellationToken.None);

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-store-").FullName;
        var settings = new Dictionary<string, string?> { ["Storage:Folder"] = folder };
        await using (var process = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider())
        {
            await process.GetRequiredService<MonitorStore>().EnsureReadyAsync(CancellationToken.None);
        }

        // The last connection to close moves everything from the log into the file.
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "monitor.db"));
        Directory.Delete(folder, recursive: true);
        return bytes;
    }
}
