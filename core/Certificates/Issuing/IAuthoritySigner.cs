using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>Signs with the key of an authority, wherever that key is; it may be where only a request can reach it.</summary>
public interface IAuthoritySigner
{
    /// <summary>The public half.</summary>
    PublicKey PublicKey { get; }

    /// <summary>The hash that goes with the key.</summary>
    HashAlgorithmName Hash { get; }

    /// <summary>Signs bytes, in the encoding of X.509: RSA PKCS #1 v1.5, or the DER sequence of ECDSA.</summary>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
