namespace Monitor.Worker.Tests;

/// <summary>The checked-out tree that these tests were built from: some tests are about the code and its data files.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitor.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No Monitor.sln above {AppContext.BaseDirectory}.");
    }
}
