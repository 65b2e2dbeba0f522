using System.CommandLine;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Commands;

/// <summary>The options that every verb over the store understands, and the settings that they become.</summary>
internal static class SharedOptions
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder of the store, the index and the models (default: data in the working folder).",
        Recursive = true,
        HelpName = "folder",
    };

    public static readonly Option<string?> Sources = new("--sources")
    {
        Description = "The catalogue of sources (default: sources.json in the working folder, else beside the program).",
        Recursive = true,
        HelpName = "file",
    };

    public static readonly Option<string?> Config = new("--config")
    {
        Description = "A JSON file of settings, read after appsettings.json and before the environment.",
        Recursive = true,
        HelpName = "file",
    };

    /// <summary>Settings in the order of precedence that people expect: defaults, files, environment, command line.</summary>
    public static void Apply(ParseResult parsed, ConfigurationManager configuration)
    {
        if (parsed.GetValue(Config) is { } file) InsertBeforeEnvironment(configuration, Existing(file));
        var given = new Dictionary<string, string?>();
        if (parsed.GetValue(Data) is { } data) given["Data:Folder"] = data;
        if (parsed.GetValue(Sources) is { } sources) given[SourcesSetup.PathKey] = sources;
        configuration.AddInMemoryCollection(given);
    }

    private static string Existing(string file) => File.Exists(file) ? file : throw new FileNotFoundException("The settings are not there.", file);

    private static void InsertBeforeEnvironment(ConfigurationManager configuration, string file)
    {
        var sources = ((IConfigurationBuilder)configuration).Sources;
        var index = sources.ToList().FindIndex(source => source is Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        var json = new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource { Path = Path.GetFullPath(file), Optional = false };
        json.ResolveFileProvider();
        sources.Insert(index < 0 ? sources.Count : index, json);
    }
}
