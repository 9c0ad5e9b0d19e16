using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Tokens as a client signs them.</summary>
internal static class SignedToken
{
    internal static string Of(string resource, DateTimeOffset expiresAt, string name, string key) =>
        Of(resource, expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), name, key);

    internal static string Of(string resource, string expiry, string name, string key)
    {
        var escaped = Uri.EscapeDataString(resource);
        var signature = Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{escaped}\n{expiry}")));
        return $"SharedAccessSignature sr={escaped}&sig={Uri.EscapeDataString(signature)}&se={expiry}&skn={name}";
    }
}
