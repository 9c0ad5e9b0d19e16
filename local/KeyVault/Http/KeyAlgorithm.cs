using System.Security.Cryptography;

namespace Bridge.Local.KeyVault;

/// <summary>A signature algorithm by its JOSE name; the caller has hashed already.</summary>
/// <param name="Hash">The hash that was taken.</param>
/// <param name="Padding">RSA: the padding; null for ECDSA.</param>
internal sealed record KeyAlgorithm(HashAlgorithmName Hash, RSASignaturePadding? Padding)
{
    /// <exception cref="VaultRefusalException">There is no such algorithm.</exception>
    internal static KeyAlgorithm Named(string? name) => name switch
    {
        "RS256" => new(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RS384" => new(HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => new(HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => new(HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "ES256" => new(HashAlgorithmName.SHA256, null),
        "ES384" => new(HashAlgorithmName.SHA384, null),
        "ES512" => new(HashAlgorithmName.SHA512, null),
        _ => throw VaultRefusalException.BadParameter($"Key and algorithm '{name}' do not go together."),
    };

    internal byte[] Sign(AsymmetricAlgorithm key, byte[] digest) => (key, Padding) switch
    {
        (RSA rsa, { } padding) => rsa.SignHash(digest, Hash, padding),
        (ECDsa ecdsa, null) => ecdsa.SignHash(digest, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        _ => throw VaultRefusalException.BadParameter("Key and algorithm do not go together."),
    };

    internal bool Verify(AsymmetricAlgorithm key, byte[] digest, byte[] signature) => (key, Padding) switch
    {
        (RSA rsa, { } padding) => rsa.VerifyHash(digest, signature, Hash, padding),
        (ECDsa ecdsa, null) => ecdsa.VerifyHash(digest, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        _ => throw VaultRefusalException.BadParameter("Key and algorithm do not go together."),
    };
}
