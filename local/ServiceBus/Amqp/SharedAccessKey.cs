using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>The key that signs tokens, and the check of a token.</summary>
internal sealed class SharedAccessKey(string name, string key)
{
    private const string Scheme = "SharedAccessSignature ";
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Checks signature, key name, audience and expiry.</summary>
    /// <returns>When the token expires; null when it is not valid.</returns>
    internal DateTimeOffset? Verify(string token, string audience, DateTimeOffset now)
    {
        if (!token.StartsWith(Scheme, StringComparison.Ordinal)) return null;
        var parts = token[Scheme.Length..].Split('&')
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .GroupBy(part => part[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First()[1], StringComparer.Ordinal);
        return parts.TryGetValue("sr", out var resource)
            && parts.TryGetValue("se", out var expiry)
            && parts.TryGetValue("sig", out var signature)
            && Uri.UnescapeDataString(parts.GetValueOrDefault("skn", "")) == name
            && IsSigned(resource, expiry, signature)
            && Covers(Uri.UnescapeDataString(resource), audience)
            && long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= LastSecond
            && DateTimeOffset.FromUnixTimeSeconds(seconds) is var expiresAt && expiresAt > now
            ? expiresAt
            : null;
    }

    private bool IsSigned(string resource, string expiry, string signature)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{resource}\n{expiry}"));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Convert.ToBase64String(expected)),
            Encoding.ASCII.GetBytes(Uri.UnescapeDataString(signature)));
    }

    private static bool Covers(string resource, string audience) => Queues.QueueDirectory.Covers(
        Queues.QueueDirectory.Normalize(resource), Queues.QueueDirectory.Normalize(audience));
}
