using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Monitor.Worker.Sources;

internal static class SourcesSetup
{
    /// <summary>Configuration key of the catalogue's path; default <c>sources.json</c>.</summary>
    public const string PathKey = "Sources:Path";

    /// <summary>The catalogue, unless somebody (a replay) has brought one. Whoever asks for it gets the one that is in force then.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(SourceCatalog)))
        {
            services.TryAddSingleton(provider => new LiveCatalog(provider.GetRequiredService<SourceCatalog>()));
            return services;
        }

        services.TryAddSingleton(_ => new LiveCatalog(SourceCatalog.Load(PathOf(configuration))));
        services.TryAddTransient(provider => provider.GetRequiredService<LiveCatalog>().Current);
        return services;
    }

    /// <summary>As configured; a relative path that is not in the working folder is looked for beside the program.</summary>
    public static string PathOf(IConfiguration configuration)
    {
        var path = configuration[PathKey] is { Length: > 0 } set ? set : "sources.json";
        return Path.IsPathRooted(path) || File.Exists(path) ? Path.GetFullPath(path) : Path.Combine(AppContext.BaseDirectory, path);
    }
}
