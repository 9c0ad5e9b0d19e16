using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Authority;

/// <summary>Signs with a key that never leaves the vault: only digests go there.</summary>
internal sealed class VaultSigner(VaultKeys keys, VaultKey key) : IAuthoritySigner
{
    public PublicKey PublicKey => key.PublicKey;

    public HashAlgorithmName Hash => SignatureKind.HashOf(key.PublicKey);

    public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var isEllipticCurve = SignatureKind.IsEllipticCurve(PublicKey);
        var algorithm = (isEllipticCurve ? "ES" : "RS") + Hash.Name!["SHA".Length..];
        var digest = CryptographicOperations.HashData(Hash, content.Span);
        var signature = await keys.SignAsync(key, algorithm, digest, cancellationToken);
        return isEllipticCurve ? Sequence(signature) : signature;
    }

    // JOSE puts the two numbers side by side (RFC 7518 §3.4), X.509 into a sequence (RFC 3279 §2.2.3).
    private static byte[] Sequence(ReadOnlySpan<byte> signature)
    {
        var half = signature.Length / 2;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature[..half], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature[half..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}
