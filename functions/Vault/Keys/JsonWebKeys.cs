using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Bridge.Functions.Vault;

/// <summary>Public keys as Key Vault writes them (RFC 7517).</summary>
internal static class JsonWebKeys
{
    internal static VaultKey Read(JsonElement bundle)
    {
        var key = bundle.GetProperty("key");
        var id = new Uri(key.GetProperty("kid").GetString()!);
        return new VaultKey(id, key.GetProperty("kty").GetString()!.StartsWith("RSA", StringComparison.Ordinal) ? Rsa(key) : Ec(key));
    }

    internal static object Request(VaultKeyKind kind) => kind switch
    {
        VaultKeyKind.Rsa2048 => new { kty = "RSA", key_size = 2048, key_ops = Operations },
        VaultKeyKind.Rsa4096 => new { kty = "RSA", key_size = 4096, key_ops = Operations },
        VaultKeyKind.P256 => new { kty = "EC", crv = "P-256", key_ops = Operations },
        _ => new { kty = "EC", crv = "P-384", key_ops = Operations },
    };

    private static string[] Operations => ["sign", "verify"];

    private static PublicKey Rsa(JsonElement key)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
        return new PublicKey(rsa);
    }

    private static PublicKey Ec(JsonElement key)
    {
        var curve = key.GetProperty("crv").GetString() switch
        {
            "P-384" => ECCurve.NamedCurves.nistP384,
            "P-521" => ECCurve.NamedCurves.nistP521,
            _ => ECCurve.NamedCurves.nistP256,
        };
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = curve, Q = new() { X = Bytes(key, "x"), Y = Bytes(key, "y") } });
        return new PublicKey(ecdsa);
    }

    private static byte[] Bytes(JsonElement key, string name) => Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
}
