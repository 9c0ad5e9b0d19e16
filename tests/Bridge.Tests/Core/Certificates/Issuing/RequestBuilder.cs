using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Issuing;

/// <summary>Makes a signing request as Truv would send it; a test breaks one thing.</summary>
internal sealed class RequestBuilder
{
    private readonly List<X509Extension> _extensions = [];
    private AsymmetricAlgorithm _key = TestKeys.Named("P-256");

    public RequestBuilder Key(AsymmetricAlgorithm key)
    {
        _key = key;
        return this;
    }

    public RequestBuilder Dns(params string[] names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names) builder.AddDnsName(name);
        return With(builder.Build());
    }

    public RequestBuilder With(X509Extension extension)
    {
        _extensions.Add(extension);
        return this;
    }

    /// <summary>The request, DER.</summary>
    public byte[] Build()
    {
        const string subject = "CN=mtls, O=Truv Inc";
        var request = _key is RSA rsa
            ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)_key, HashAlgorithmName.SHA256);
        foreach (var extension in _extensions) request.CertificateExtensions.Add(extension);
        return request.CreateSigningRequest();
    }

    public static SigningRequest Read(byte[] content)
    {
        Assert.Equal(RequestOutcome.Sound, SigningRequest.Read(content, out var request));
        return request!;
    }
}
