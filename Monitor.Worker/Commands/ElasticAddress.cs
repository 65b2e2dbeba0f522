using System.CommandLine;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Commands;

/// <summary>Which cluster a command means: the one named beside it, or by ELASTICSEARCH_URL, or the configured one.</summary>
internal static class ElasticAddress
{
    public static Option<string?> Url() => new("--url") { Description = "The address of Elasticsearch; ELASTICSEARCH_URL or the configured one when left out." };

    /// <param name="index">Instead of the configured name.</param>
    /// <exception cref="InvalidOperationException">There is no address, or one that is none.</exception>
    public static ElasticSettings Settings(IConfiguration configuration, string? url, string? index)
    {
        var options = new ElasticOptions();
        ElasticOptionsValidator.Bind(configuration, options);
        if ((url ?? Environment.GetEnvironmentVariable("ELASTICSEARCH_URL")) is { Length: > 0 } named)
        {
            options.Urls.Clear();
            options.Urls.Add(named);
            options.Username ??= Environment.GetEnvironmentVariable("ELASTICSEARCH_USERNAME");
            options.Password ??= Environment.GetEnvironmentVariable("ELASTICSEARCH_PASSWORD");
            options.Fingerprint ??= Environment.GetEnvironmentVariable("ELASTICSEARCH_FINGERPRINT");
        }

        if (index is not null) options.Index = index;
        var (settings, mistakes) = ElasticOptionsReader.Read(options);
        return mistakes.Count == 0 ? settings : throw new InvalidOperationException(string.Join(' ', mistakes));
    }
}
