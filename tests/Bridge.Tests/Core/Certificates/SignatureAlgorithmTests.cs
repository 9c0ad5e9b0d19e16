using System.Formats.Asn1;
using Bridge.Core.Certificates;

namespace Bridge.Tests.Core.Certificates;

public sealed class SignatureAlgorithmTests
{
    private const string RsaPss = "1.2.840.113549.1.1.10";
    private const string Mgf1 = "1.2.840.113549.1.1.8";
    private const string Sha1 = "1.3.14.3.2.26";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Sha512 = "2.16.840.1.101.3.4.2.3";

    [Theory]
    [InlineData("1.2.840.113549.1.1.11", true)]
    [InlineData("1.2.840.113549.1.1.12", true)]
    [InlineData("1.2.840.113549.1.1.13", true)]
    [InlineData("1.2.840.10045.4.3.2", true)]
    [InlineData("1.2.840.10045.4.3.3", true)]
    [InlineData("1.2.840.10045.4.3.4", true)]
    [InlineData("1.2.840.113549.1.1.4", false)] // MD5 with RSA
    [InlineData("1.2.840.113549.1.1.5", false)] // SHA-1 with RSA
    [InlineData("1.2.840.113549.1.1.14", false)] // SHA-224 with RSA
    [InlineData("1.2.840.10045.4.1", false)] // SHA-1 with ECDSA
    [InlineData("1.2.840.10045.4.3.1", false)] // SHA-224 with ECDSA
    [InlineData("1.2.840.10040.4.3", false)] // DSA
    [InlineData("1.3.101.112", false)] // Ed25519
    [InlineData(RsaPss, false)] // without parameters: SHA-1
    public void IsStrong_PlainAlgorithm_DependsOnItsHash(string oid, bool expected)
    {
        Assert.Equal(expected, SignatureAlgorithm.IsStrong(Algorithm(oid)));
    }

    [Theory]
    [InlineData(Sha256, Mgf1, Sha256, true)]
    [InlineData(Sha512, Mgf1, Sha512, true)]
    [InlineData(Sha1, Mgf1, Sha1, false)]
    [InlineData(Sha1, Mgf1, Sha256, false)]
    [InlineData(Sha256, Mgf1, Sha1, false)]
    [InlineData(Sha256, Mgf1, Sha512, false)]
    [InlineData(Sha256, "1.2.3", Sha256, false)]
    [InlineData(Sha256, null, null, false)]
    [InlineData(null, Mgf1, Sha256, false)]
    [InlineData(null, null, null, false)]
    public void IsStrong_Pss_NeedsOneStrongHashForBoth(string? hash, string? mask, string? maskHash, bool expected)
    {
        var algorithm = Algorithm(RsaPss, writer =>
        {
            if (hash is not null) Tagged(writer, 0, hash, null);
            if (mask is not null) Tagged(writer, 1, mask, maskHash);
        });

        Assert.Equal(expected, SignatureAlgorithm.IsStrong(algorithm));
    }

    private static void Tagged(AsnWriter writer, int tag, string oid, string? parameter)
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, tag)))
            writer.WriteEncodedValue(Algorithm(oid, parameter is null ? null : inner => inner.WriteObjectIdentifier(parameter)));
    }

    private static byte[] Algorithm(string oid, Action<AsnWriter>? parameters = null)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (parameters is not null)
            {
                using (writer.PushSequence()) parameters(writer);
            }
        }

        return writer.Encode();
    }
}
