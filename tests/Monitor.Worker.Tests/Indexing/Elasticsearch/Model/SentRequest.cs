namespace Monitor.Worker.Tests.Indexing.Elasticsearch.Model;

/// <summary>A request as it went over the wire.</summary>
internal sealed record SentRequest(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, byte[] Body, bool IsNdjson)
{
    public static SentRequest Of(string method, string pathAndQuery, string? body = null, bool isNdjson = false)
    {
        var parts = pathAndQuery.Split('?', 2);
        return new SentRequest(
            method, Uri.UnescapeDataString(parts[0]),
            parts.Length == 1 ? [] : [.. parts[1].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), pair.Length == 1 ? "true" : Uri.UnescapeDataString(pair[1])))],
            System.Text.Encoding.UTF8.GetBytes(body ?? ""), isNdjson);
    }

    public override string ToString() => $"{Method} {Path}?{string.Join('&', Query.Select(pair => $"{pair.Key}={pair.Value}"))}\n{System.Text.Encoding.UTF8.GetString(Body)}";
}
