using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Monitor.Worker.Sources;

internal static class SourcesSetup
{
    /// <summary>Configuration key of the catalogue's path; default <c>sources.json</c>.</summary>
    public const string PathKey = "Sources:Path";

    /// <summary>The catalogue, unless somebody (a replay) has brought one.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => SourceCatalog.Load(PathOf(configuration)));
        return services;
    }

    /// <summary>As configured; a relative path that is not in the working folder is looked for beside the program.</summary>
    public static string PathOf(IConfiguration configuration)
    {
        var path = configuration[PathKey] is { Length: > 0 } set ? set : "sources.json";
        return Path.IsPathRooted(path) || File.Exists(path) ? Path.GetFullPath(path) : Path.Combine(AppContext.BaseDirectory, path);
    }
}
