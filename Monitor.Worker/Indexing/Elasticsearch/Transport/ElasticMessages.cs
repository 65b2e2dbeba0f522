using System.IO.Compression;
using System.Net.Http.Headers;

namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>From a request to what goes over the wire. Plain JSON: every product and version takes it.</summary>
internal sealed class ElasticMessages(ElasticSettings settings)
{
    private const int WorthCompressing = 1024;
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    public HttpRequestMessage Create(ElasticRequest request, Node node)
    {
        var message = new HttpRequestMessage(request.Method, node.Address(request));
        message.Headers.Accept.Add(Json);
        message.Headers.Authorization = settings.Authorization;
        // Stands in the cluster's slow logs and tasks: who asked for this?
        message.Headers.Add("X-Opaque-Id", $"monitor/{request.Endpoint}");
        if (request.Body is { } body) message.Content = Content(body, request.IsNdjson);
        return message;
    }

    private HttpContent Content(ReadOnlyMemory<byte> body, bool isNdjson)
    {
        var compress = settings.Compress && body.Length > WorthCompressing;
        HttpContent content = compress ? new ByteArrayContent(Compressed(body)) : new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(isNdjson ? "application/x-ndjson" : "application/json");
        if (compress) content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static byte[] Compressed(ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream(body.Length / 3);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(body.Span);
        return packed.ToArray();
    }
}
