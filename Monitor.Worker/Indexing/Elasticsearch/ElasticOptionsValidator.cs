using Microsoft.Extensions.Options;

namespace Monitor.Worker.Indexing.Elasticsearch;

/// <summary>Every mistake of the section, misspelt keys included, before anything starts.</summary>
internal sealed class ElasticOptionsValidator(IConfiguration configuration) : IValidateOptions<ElasticOptions>
{
    private static readonly string[] Known =
    [
        nameof(ElasticOptions.Urls), nameof(ElasticOptions.ApiKey), "ApiKey_FILE", nameof(ElasticOptions.Username), nameof(ElasticOptions.Password), "Password_FILE",
        nameof(ElasticOptions.Fingerprint), nameof(ElasticOptions.Index), nameof(ElasticOptions.BulkMib), nameof(ElasticOptions.Timeout),
        nameof(ElasticOptions.Shards), nameof(ElasticOptions.Replicas), nameof(ElasticOptions.Compress),
    ];

    public ValidateOptionsResult Validate(string? name, ElasticOptions options)
    {
        var unknown = configuration.GetSection(ElasticOptions.Section).GetChildren()
            .Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is not known; use one of {string.Join(", ", Known)}.");
        List<string> mistakes = [.. unknown, .. ElasticOptionsReader.Read(options).Mistakes];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    /// <summary>The section as options; one word under Urls is a list of its addresses.</summary>
    public static void Bind(IConfiguration configuration, ElasticOptions options)
    {
        var section = configuration.GetSection(ElasticOptions.Section);
        section.Bind(options);
        if (section[nameof(ElasticOptions.Urls)] is { Length: > 0 } urls && options.Urls.Count == 0) options.Urls.Add(urls);
        if (string.IsNullOrWhiteSpace(options.Index)) options.Index = new ElasticOptions().Index;
    }
}
