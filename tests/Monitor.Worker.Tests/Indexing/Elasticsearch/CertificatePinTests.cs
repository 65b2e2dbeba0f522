using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

public sealed class CertificatePinTests : IDisposable
{
    private readonly X509Certificate2 _authority = Authority("CN=Search authority");
    private readonly X509Certificate2 _stranger = Authority("CN=Search authority");
    private readonly X509Certificate2 _node;
    private readonly X509Certificate2 _forged;

    public CertificatePinTests() => (_node, _forged) = (SignedBy(_authority), SignedBy(_stranger));

    public void Dispose()
    {
        foreach (var certificate in new[] { _authority, _stranger, _node, _forged }) certificate.Dispose();
    }

    [Fact]
    public void The_certificate_itself_may_be_pinned() => Assert.True(Accepts(_node, pinned: _node, sent: []));

    [Fact]
    public void The_authority_that_signed_it_may_be_pinned() => Assert.True(Accepts(_node, pinned: _authority, sent: [_authority]));

    [Fact]
    public void Another_certificate_is_refused() => Assert.False(Accepts(_forged, pinned: _node, sent: []));

    [Fact]
    public void Sending_the_pinned_authority_along_with_a_certificate_that_it_did_not_sign_is_of_no_use() =>
        Assert.False(Accepts(_forged, pinned: _authority, sent: [_authority]));

    [Fact]
    public void A_certificate_of_the_authority_for_another_name_is_refused() =>
        Assert.False(Accepts(_node, pinned: _authority, sent: [_authority], SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch));

    [Fact]
    public void What_the_machine_trusts_is_trusted_whatever_is_pinned() => Assert.True(Accepts(_node, pinned: _stranger, sent: [], SslPolicyErrors.None));

    [Fact]
    public void No_certificate_is_refused() =>
        Assert.False(CertificatePin.Accepts(SHA256.HashData(_node.RawData), null, null, SslPolicyErrors.RemoteCertificateNotAvailable));

    private static bool Accepts(X509Certificate2 shown, X509Certificate2 pinned, X509Certificate2[] sent, SslPolicyErrors errors = SslPolicyErrors.RemoteCertificateChainErrors)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        foreach (var certificate in sent) chain.ChainPolicy.ExtraStore.Add(certificate);
        chain.Build(shown);
        return CertificatePin.Accepts(SHA256.HashData(pinned.RawData), shown, chain, errors);
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    private static X509Certificate2 SignedBy(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=node", key, HashAlgorithmName.SHA256);
        return request.Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(10), RandomNumberGenerator.GetBytes(8));
    }
}
