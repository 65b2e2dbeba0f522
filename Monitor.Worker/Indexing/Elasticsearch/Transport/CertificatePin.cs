using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>
/// Trusts a certificate by its fingerprint, or by that of one that really signed it; where nothing has the fingerprint, the machine's
/// authorities decide as usual.
/// </summary>
internal static class CertificatePin
{
    public static bool Accepts(byte[] fingerprint, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        if (shown is null) return false;
        using var leaf = X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
        if (IsPinned(leaf, fingerprint)) return IsInTime(leaf);
        if (errors is SslPolicyErrors.None) return true;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return false;
        return Sent(chain).FirstOrDefault(certificate => IsPinned(certificate, fingerprint)) is { } pinned && IsSignedBelow(leaf, pinned, chain!);
    }

    // Anybody can send a certificate that is not theirs along with their own: what counts is whether it signed.
    private static bool IsSignedBelow(X509Certificate2 leaf, X509Certificate2 root, X509Chain shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        foreach (var certificate in Sent(shown)) chain.ChainPolicy.ExtraStore.Add(certificate);
        return chain.Build(leaf) || EndsAt(chain, root);
    }

    // A pinned certificate in the middle of a chain is no root, which is all that may be held against it.
    private static bool EndsAt(X509Chain chain, X509Certificate2 pinned) =>
        chain.ChainElements.Count > 0
        && chain.ChainElements[^1].Certificate.RawData.AsSpan().SequenceEqual(pinned.RawData)
        && chain.ChainStatus.All(status => status.Status is X509ChainStatusFlags.PartialChain or X509ChainStatusFlags.NoError);

    private static IEnumerable<X509Certificate2> Sent(X509Chain? chain) =>
        chain is null ? [] : chain.ChainElements.Select(element => element.Certificate).Concat(chain.ChainPolicy.ExtraStore);

    private static bool IsPinned(X509Certificate2 certificate, byte[] fingerprint) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(certificate.RawData), fingerprint);

    private static bool IsInTime(X509Certificate2 certificate)
    {
        var now = DateTime.Now;
        return certificate.NotBefore <= now && now <= certificate.NotAfter;
    }
}
