using System.Net.Http.Headers;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>The headers of interest, raw: parsing and writing them again would change validators.</summary>
internal sealed class AnswerHeaders(HttpResponseMessage response)
{
    private readonly HttpHeadersNonValidated _general = response.Headers.NonValidated;
    private readonly HttpHeadersNonValidated _content = response.Content.Headers.NonValidated;

    /// <summary>Lower case, without parameters; empty when missing.</summary>
    public string MediaType { get; } = (First(response.Content.Headers.NonValidated, "Content-Type") ?? "").Split(';')[0].Trim().ToLowerInvariant();

    public string? Charset => (First(_content, "Content-Type") ?? "").Split(';').Skip(1)
        .Select(part => part.Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[0].Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
        .Select(pair => pair[1].Trim().Trim('"', '\''))
        .FirstOrDefault();

    public string? ETag => First(_general, "ETag");

    public string? LastModified => First(_content, "Last-Modified");

    public string? Location => First(_general, "Location");

    public string? RetryAfter => First(_general, "Retry-After");

    public string? Link => All(_general, "Link");

    /// <summary>The name and value of a header by which a bot check says that it is one.</summary>
    public string? BotCheck =>
        First(_general, "x-amzn-waf-action") is { } aws ? $"x-amzn-waf-action: {aws}"
        : First(_general, "cf-mitigated") is { } cloudflare ? $"cf-mitigated: {cloudflare}"
        : null;

    private static string? First(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static string? All(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
