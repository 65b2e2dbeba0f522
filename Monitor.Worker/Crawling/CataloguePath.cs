namespace Monitor.Worker.Crawling;

/// <summary>Finds the catalogue where a person would look for it.</summary>
internal static class CataloguePath
{
    /// <summary>The path itself, or, for a relative one that is not in the working folder, beside the program.</summary>
    public static string Of(string path)
    {
        if (Path.IsPathRooted(path) || File.Exists(path)) return Path.GetFullPath(path);
        return Path.Combine(AppContext.BaseDirectory, path);
    }
}
