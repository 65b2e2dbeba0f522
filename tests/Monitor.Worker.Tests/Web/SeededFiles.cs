using Monitor.Worker.Following;

namespace Monitor.Worker.Tests.Web;

/// <summary>The files of a store and an index that hold <see cref="Seed"/>: written once, as the service writes them, and copied for each host.</summary>
internal static class SeededFiles
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, byte[]>>> Files = new(MakeAsync);

    public static async Task WriteAsync(DirectoryInfo folder)
    {
        foreach (var (name, bytes) in await Files.Value)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes);
        }
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-web-");
        await using (var host = MonitorHost.Build(folder: folder))
        {
            await host.Store.EnsureReadyAsync(CancellationToken.None);
            await Seed.WriteAsync(host);
            await host.Get<IndexFollower>().CatchUpAsync(CancellationToken.None);
        }

        // The last connection is closed by now, so that everything has moved from the log into the file.
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name != "write.lock")
            .ToDictionary(file => Path.GetRelativePath(folder.FullName, file.FullName), file => File.ReadAllBytes(file.FullName));
        MonitorHost.Remove(folder);
        return files;
    }
}
