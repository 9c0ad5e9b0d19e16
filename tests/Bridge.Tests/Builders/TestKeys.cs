using System.Security.Cryptography;

namespace Bridge.Tests.Builders;

/// <summary>Keys by name; the slow ones are made once.</summary>
internal static class TestKeys
{
    private static readonly Lazy<RSA> Rsa2048Key = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> Rsa4096Key = new(() => RSA.Create(4096));

    public static RSA Rsa2048 => Rsa2048Key.Value;

    public static AsymmetricAlgorithm Named(string name) => name switch
    {
        "RSA 1024" => RSA.Create(1024),
        "RSA 2040" => RSA.Create(2040),
        "RSA 2048" => Rsa2048,
        "RSA 4096" => Rsa4096Key.Value,
        "P-224" => ECDsa.Create(ECCurve.CreateFromFriendlyName("nistP224")),
        "P-256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "P-384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        "P-521" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        _ => ECDsa.Create(ECCurve.CreateFromFriendlyName(name)),
    };
}
