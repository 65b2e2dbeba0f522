using System.Net;
using System.Text;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>Answers as a test says, and keeps what was asked.</summary>
internal sealed class ScriptedCluster(Func<ScriptedCluster.Asked, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<Asked> Seen { get; } = [];

    public static HttpResponseMessage Json(int status, string body) => new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(int status, string type, string reason, string more = "") =>
        Json(status, $"{{\"error\":{{\"type\":\"{type}\",\"reason\":\"{reason}\"{more}}},\"status\":{status}}}");

    public static ElasticSettings Settings(params string[] nodes) => new()
    {
        Nodes = [.. (nodes.Length == 0 ? ["http://one:9200"] : nodes).Select(node => new Uri(node))],
        Index = "laws",
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var asked = new Asked(request, request.RequestUri!.Host, request.RequestUri.AbsolutePath, body);
        int nth;
        lock (Seen)
        {
            Seen.Add(asked);
            nth = Seen.Count;
        }

        return answer(asked with { Nth = nth });
    }

    internal sealed record Asked(HttpRequestMessage Message, string Host, string Path, string Body)
    {
        /// <summary>1 for the first request.</summary>
        public int Nth { get; init; }

        public string[] Lines => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
