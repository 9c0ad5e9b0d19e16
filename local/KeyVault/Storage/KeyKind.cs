using System.Security.Cryptography;

namespace Bridge.Local.KeyVault;

/// <summary>Kind of a key, as Key Vault names it.</summary>
/// <param name="Type"><c>RSA</c> or <c>EC</c>, or with <c>-HSM</c>.</param>
/// <param name="Size">Bits of an RSA key.</param>
/// <param name="Curve">Curve of an EC key.</param>
/// <param name="IsExportable">Whether the secret of a certificate holds it.</param>
internal sealed record KeyKind(string Type, int? Size, string? Curve, bool IsExportable)
{
    private const int UsualSize = 2048;

    internal bool IsEllipticCurve => Type.StartsWith("EC", StringComparison.Ordinal);

    /// <exception cref="VaultRefusalException">There is no such key.</exception>
    internal AsymmetricAlgorithm Create() => Type switch
    {
        "RSA" or "RSA-HSM" when (Size ?? UsualSize) is 2048 or 3072 or 4096 => RSA.Create(Size ?? UsualSize),
        "EC" or "EC-HSM" => ECDsa.Create(NamedCurve()),
        _ => throw VaultRefusalException.BadParameter($"There is no key of type '{Type}' and size '{Size}'."),
    };

    private ECCurve NamedCurve() => Curve switch
    {
        "P-256" => ECCurve.NamedCurves.nistP256,
        "P-384" => ECCurve.NamedCurves.nistP384,
        "P-521" => ECCurve.NamedCurves.nistP521,
        _ => throw VaultRefusalException.BadParameter($"There is no curve '{Curve}'."),
    };
}
