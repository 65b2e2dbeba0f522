using Monitor.Worker.Following;

namespace Monitor.Worker.Tests.Web;

/// <summary>The files of a store and an index that hold <see cref="Seed"/>: written once, as the service writes them, and copied for each host.</summary>
/// <param name="also">Writes what else is to be in the store.</param>
internal sealed class SeededFiles(Func<MonitorHost, Task>? also = null)
{
    private readonly Lazy<Task<IReadOnlyDictionary<string, byte[]>>> _files = new(() => MakeAsync(also));

    /// <summary>With nothing else.</summary>
    public static SeededFiles Plain { get; } = new();

    public async Task WriteAsync(DirectoryInfo folder)
    {
        foreach (var (name, bytes) in await _files.Value)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes);
        }
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> MakeAsync(Func<MonitorHost, Task>? also)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-web-");
        await using (var host = MonitorHost.Build(folder: folder))
        {
            await host.Store.EnsureReadyAsync(CancellationToken.None);
            await Seed.WriteAsync(host);
            if (also is not null) await also(host);
            await host.Get<IndexFollower>().CatchUpAsync(CancellationToken.None);
        }

        // The last connection is closed by now, so that everything has moved from the log into the file.
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name != "write.lock")
            .ToDictionary(file => Path.GetRelativePath(folder.FullName, file.FullName), file => File.ReadAllBytes(file.FullName));
        MonitorHost.Remove(folder);
        return files;
    }
}
