using System.Net;
using System.Net.Security;

namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>The connections to the cluster.</summary>
internal static class ElasticHandler
{
    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(5);

    public static SocketsHttpHandler Create(ElasticSettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            // A node that is gone must not use up the time of the request: there are others.
            ConnectTimeout = Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.GZip,
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
        };
        if (settings.Fingerprint is { } fingerprint)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) => CertificatePin.Accepts(fingerprint, certificate, chain, errors),
            };
        }

        return handler;
    }
}
