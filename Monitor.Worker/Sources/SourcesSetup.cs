namespace Monitor.Worker.Sources;

internal static class SourcesSetup
{
    /// <summary>Configuration key of the file's path.</summary>
    public const string PathKey = "Sources:Path";

    /// <summary>Reads the catalogue at once, so that a mistake in it stops the start and not the third night.</summary>
    /// <exception cref="SourceCatalogException">The file is missing or has mistakes.</exception>
    public static IServiceCollection AddSources(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(SourceCatalog.Load(configuration[PathKey] ?? Path.Combine(AppContext.BaseDirectory, "sources.json")));
}
