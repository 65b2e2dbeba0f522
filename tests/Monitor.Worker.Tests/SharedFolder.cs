namespace Monitor.Worker.Tests;

/// <summary>The corpora beside the repository. Tests that use them skip, with the reason, where they are absent.</summary>
internal static class SharedFolder
{
    private static readonly string? Root = Find();

    /// <summary>The path of a file or folder there; skips the calling test when it is not there.</summary>
    public static string Require(params string[] parts)
    {
        Assert.SkipWhen(Root is null, "The shared corpora are not beside this repository (set MONITOR_SHARED to their folder).");
        var path = Path.Combine([Root!, .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"The shared corpora do not hold {Path.Combine(parts)}.");
        return path;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("MONITOR_SHARED") is { Length: > 0 } set) return set;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "corpora");
            if (Directory.Exists(candidate)) return Path.GetDirectoryName(candidate);
        }

        return null;
    }
}
