using System.Formats.Asn1;

namespace Bridge.Core.Certificates;

/// <summary>The parts of a certificate's DER that the platform's API does not give byte by byte (RFC 5280 §4.1).</summary>
/// <param name="SignatureAlgorithm">The AlgorithmIdentifier of the signature.</param>
/// <param name="SignedAlgorithm">The AlgorithmIdentifier that the signature covers; has to be the same bytes.</param>
/// <param name="PublicKeyInfo">The SubjectPublicKeyInfo.</param>
internal sealed record CertificateEncoding(
    ReadOnlyMemory<byte> SignatureAlgorithm, ReadOnlyMemory<byte> SignedAlgorithm, ReadOnlyMemory<byte> PublicKeyInfo)
{
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Walks the encoding.</summary>
    /// <exception cref="AsnContentException">It is not DER of a certificate.</exception>
    internal static CertificateEncoding Read(ReadOnlyMemory<byte> der)
    {
        var certificate = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var signed = certificate.ReadSequence();
        var algorithm = certificate.ReadEncodedValue();
        if (signed.PeekTag().HasSameClassAndValue(Version)) signed.ReadEncodedValue();
        signed.ReadInteger();
        var signedAlgorithm = signed.ReadEncodedValue();
        signed.ReadSequence(); // issuer
        signed.ReadSequence(); // validity
        signed.ReadSequence(); // subject
        return new CertificateEncoding(algorithm, signedAlgorithm, signed.ReadEncodedValue());
    }
}
