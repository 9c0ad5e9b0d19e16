using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>
/// Lets the platform's builders, which want their signature at once, work with a signer that has to be awaited: the first
/// pass yields what is to be signed, the second puts the signature in. Both passes have to say the same.
/// </summary>
internal sealed class DeferredSignature : X509SignatureGenerator
{
    private readonly IAuthoritySigner _signer;
    private byte[]? _content;
    private byte[]? _signature;

    private DeferredSignature(IAuthoritySigner signer) => _signer = signer;

    /// <summary>Builds twice, signing in between.</summary>
    /// <param name="signer">The signer.</param>
    /// <param name="build">Builds with a generator; the same whenever it is called.</param>
    /// <param name="cancellationToken">Ends the signing.</param>
    internal static async Task<T> SignAsync<T>(
        IAuthoritySigner signer, Func<X509SignatureGenerator, T> build, CancellationToken cancellationToken)
    {
        var generator = new DeferredSignature(signer);
        var draft = build(generator);
        (draft as IDisposable)?.Dispose();
        generator._signature = await signer.SignAsync(generator._content!, cancellationToken);
        return build(generator);
    }

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
        SignatureKind.Identifier(_signer.PublicKey, hashAlgorithm);

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm)
    {
        if (_signature is null)
        {
            _content = data;
            return [0];
        }

        return data.AsSpan().SequenceEqual(_content)
            ? _signature
            : throw new InvalidOperationException("What was signed is not what is built.");
    }

    protected override PublicKey BuildPublicKey() => _signer.PublicKey;
}
