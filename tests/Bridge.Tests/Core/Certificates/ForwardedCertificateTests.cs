using Bridge.Core.Certificates;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Certificates;

public sealed class ForwardedCertificateTests
{
    private readonly byte[] _der = new TestAuthority().Issue().RawData;

    [Fact]
    public void Refusal_Genuine_ReadsTheCertificate()
    {
        var refusal = ForwardedCertificate.Refusal(Convert.ToBase64String(_der), out var leaf);

        Assert.Null(refusal);
        Assert.Equal(_der, leaf!.RawData);
    }

    [Fact]
    public void Refusal_TruncatedAtAnyByte_IsMalformed()
    {
        for (var length = 1; length < _der.Length; length++)
        {
            var refusal = ForwardedCertificate.Refusal(Convert.ToBase64String(_der, 0, length), out var leaf);

            Assert.Equal(CertificateVerdicts.Malformed, refusal);
            Assert.Null(leaf);
        }
    }

    [Fact]
    public void Refusal_TrailingBytes_IsMalformed()
    {
        var refusal = ForwardedCertificate.Refusal(Convert.ToBase64String([.. _der, 0]), out _);

        Assert.Equal(CertificateVerdicts.Malformed, refusal);
    }

    [Fact]
    public void Refusal_OneMegabyte_IsMalformed()
    {
        var refusal = ForwardedCertificate.Refusal(new string('A', 1024 * 1024), out _);

        Assert.Equal(CertificateVerdicts.Malformed, refusal);
    }

    [Fact]
    public void Refusal_UrlEncodedOrPem_IsMalformed()
    {
        var base64 = Convert.ToBase64String(_der);

        Assert.Equal(CertificateVerdicts.Malformed, ForwardedCertificate.Refusal(Uri.EscapeDataString(base64), out _));
        Assert.Equal(
            CertificateVerdicts.Malformed, ForwardedCertificate.Refusal($"-----BEGIN CERTIFICATE-----{base64}", out _));
    }

    [Property(MaxTest = 2000)]
    public bool Refusal_AnyText_NeverThrows(string? text)
    {
        var refusal = ForwardedCertificate.Refusal(text, out var leaf);
        return refusal is not null && leaf is null;
    }

    [Property(MaxTest = 1000)]
    public Property Refusal_AnyBytes_NeverThrows() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), bytes => ForwardedCertificate.Refusal(Convert.ToBase64String(bytes), out _) is not null);
}
