namespace Monitor.Worker.Indexing.Elasticsearch.Mapping;

/// <summary>The names of our analyzers in the index.</summary>
internal static class ElasticAnalyzers
{
    public const string Neutral = "monitor_neutral";

    /// <summary>The same for queries: of scripts without spaces only the pairs.</summary>
    public const string NeutralSearch = "monitor_neutral_search";

    public static string In(string language) => $"monitor_{language}";
}
