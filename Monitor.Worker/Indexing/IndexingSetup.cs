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
        return options.Backend is IndexingOptions.Embedded ? options : throw Unknown(options.Backend);
    }

    private static InvalidOperationException Unknown(string word) =>
        new($"{IndexingOptions.Section}:Backend is '{word}'; the allowed words are: '{IndexingOptions.Embedded}'.");
}
