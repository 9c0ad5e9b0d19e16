using System.Formats.Asn1;

namespace Bridge.Core.Certificates;

/// <summary>Which signature algorithms count: those with SHA-256, SHA-384 or SHA-512.</summary>
internal static class SignatureAlgorithm
{
    private const string RsaPss = "1.2.840.113549.1.1.10";
    private const string MaskGeneration1 = "1.2.840.113549.1.1.8";

    private static readonly Asn1Tag PssHash = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag PssMask = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Whether the algorithm is one of those.</summary>
    /// <param name="identifier">DER of the AlgorithmIdentifier.</param>
    /// <exception cref="AsnContentException">It is none.</exception>
    internal static bool IsStrong(ReadOnlyMemory<byte> identifier)
    {
        var reader = new AsnReader(identifier, AsnEncodingRules.DER).ReadSequence();
        var oid = reader.ReadObjectIdentifier();
        return oid == RsaPss ? IsStrongPss(reader) : HasStrongHash(oid);
    }

    private static bool HasStrongHash(string algorithm) => algorithm
        is "1.2.840.113549.1.1.11" or "1.2.840.113549.1.1.12" or "1.2.840.113549.1.1.13" // RSA PKCS #1 v1.5
        or "1.2.840.10045.4.3.2" or "1.2.840.10045.4.3.3" or "1.2.840.10045.4.3.4"; // ECDSA

    private static bool IsStrongHash(string hash) =>
        hash is "2.16.840.1.101.3.4.2.1" or "2.16.840.1.101.3.4.2.2" or "2.16.840.1.101.3.4.2.3";

    // RFC 4055 §3.1: what is absent is SHA-1.
    private static bool IsStrongPss(AsnReader reader)
    {
        if (!reader.HasData) return false;
        var parameters = reader.ReadSequence();
        if (!parameters.HasData || !parameters.PeekTag().HasSameClassAndValue(PssHash)) return false;
        var hash = parameters.ReadSequence(PssHash).ReadSequence().ReadObjectIdentifier();
        if (!parameters.HasData || !parameters.PeekTag().HasSameClassAndValue(PssMask)) return false;
        var mask = parameters.ReadSequence(PssMask).ReadSequence();
        return IsStrongHash(hash) && mask.ReadObjectIdentifier() == MaskGeneration1
            && mask.ReadSequence().ReadObjectIdentifier() == hash;
    }
}
