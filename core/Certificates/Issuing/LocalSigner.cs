using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>An authority's key in memory, for development.</summary>
/// <param name="key">An RSA or ECDSA key; owned.</param>
public sealed class LocalSigner(AsymmetricAlgorithm key) : IAuthoritySigner, IDisposable
{
    /// <inheritdoc />
    public PublicKey PublicKey { get; } = key switch
    {
        RSA rsa => new PublicKey(rsa),
        ECDsa ecdsa => new PublicKey(ecdsa),
        _ => throw new ArgumentException("An authority has an RSA or an ECDSA key.", nameof(key)),
    };

    /// <inheritdoc />
    public HashAlgorithmName Hash => SignatureKind.HashOf(PublicKey);

    /// <inheritdoc />
    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Task.FromResult(
        key is RSA rsa
            ? rsa.SignData(content.Span, Hash, RSASignaturePadding.Pkcs1)
            : ((ECDsa)key).SignData(content.Span, Hash, DSASignatureFormat.Rfc3279DerSequence));

    /// <inheritdoc />
    public void Dispose() => key.Dispose();
}
