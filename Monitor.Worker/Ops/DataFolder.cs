namespace Monitor.Worker.Ops;

/// <summary>One setting, <c>Data:Folder</c>, places everything that Monitor keeps, unless a part is placed by its own setting.</summary>
internal static class DataFolder
{
    public const string Setting = "Data:Folder";

    public static string Of(IConfiguration configuration) => Path.GetFullPath(configuration[Setting] is { Length: > 0 } set ? set : "data");

    /// <summary>Gives the parts their default places below the folder. To be called after all other settings are known.</summary>
    public static void PlaceParts(ConfigurationManager configuration)
    {
        var folder = Of(configuration);
        var defaults = new Dictionary<string, string?>
        {
            ["Storage:Folder"] = folder,
            ["Indexing:Folder"] = Path.Combine(folder, "index"),
            ["Learning:Folder"] = Path.Combine(folder, "models"),
            ["Web:KeyFolder"] = Path.Combine(folder, "keys"),
        };
        configuration.AddInMemoryCollection(defaults.Where(part => configuration[part.Key] is null or ""));
    }
}
