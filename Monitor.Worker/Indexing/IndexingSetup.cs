using Microsoft.Extensions.Options;
using Monitor.Worker.Indexing.Elasticsearch;
using Monitor.Worker.Indexing.Embedded;

namespace Monitor.Worker.Indexing;

internal static class IndexingSetup
{
    public static IServiceCollection AddIndexing(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Read(configuration);
        services.AddSingleton<ConceptShelf>();
        return options.Backend switch
        {
            IndexingOptions.Embedded => services.AddSingleton<ISearchIndex>(provider => EmbeddedIndex.Open(
                options.Folder, provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetRequiredService<ConceptShelf>(), provider.GetRequiredService<ILogger<EmbeddedIndex>>())),
            IndexingOptions.Elasticsearch => services.AddElasticsearch(configuration),
            var other => throw Unknown(other),
        };
    }

    /// <summary>The options as configured, for those who work on the index without a host.</summary>
    /// <exception cref="InvalidOperationException">The backend is an unknown word.</exception>
    public static IndexingOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(IndexingOptions.Section).Get<IndexingOptions>() ?? new IndexingOptions();
        if (string.IsNullOrWhiteSpace(options.Backend)) options.Backend = IndexingOptions.Embedded;
        if (string.IsNullOrWhiteSpace(options.Folder)) options.Folder = new IndexingOptions().Folder;
        return IndexingOptions.Backends.Contains(options.Backend) ? options : throw Unknown(options.Backend);
    }

    private static IServiceCollection AddElasticsearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ElasticOptions>().Configure(options => ElasticOptionsValidator.Bind(configuration, options)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<ElasticOptions>>(new ElasticOptionsValidator(configuration))
            .AddSingleton<ISearchIndex>(provider => ElasticIndex.Open(
                ElasticOptionsReader.Read(provider.GetRequiredService<IOptions<ElasticOptions>>().Value).Settings,
                provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetRequiredService<ConceptShelf>(), provider.GetRequiredService<ILoggerFactory>()));
    }

    private static InvalidOperationException Unknown(string word) =>
        new($"{IndexingOptions.Section}:Backend is '{word}'; the allowed words are: {string.Join(", ", IndexingOptions.Backends.Select(word => $"'{word}'"))}.");
}
