using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Tests.Builders;

/// <summary>Signs certificates with SHA-1, which the platform's own generators no longer do.</summary>
internal sealed class Sha1Generator(RSA key, RSASignaturePadding padding) : X509SignatureGenerator
{
    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
        Convert.FromHexString(padding == RSASignaturePadding.Pkcs1
            ? "300D06092A864886F70D0101050500" // sha1WithRSAEncryption
            : "300D06092A864886F70D01010A3000"); // id-RSASSA-PSS without parameters, which means SHA-1

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
        key.SignData(data, HashAlgorithmName.SHA1, padding);

    protected override PublicKey BuildPublicKey() => new(key);
}
