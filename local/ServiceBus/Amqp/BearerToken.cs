using System.Buffers.Text;
using System.Text.Json;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>
/// An Entra token, as far as a broker on a laptop can check it: audience and expiry. Nobody here knows the keys of the issuer.
/// </summary>
internal static class BearerToken
{
    private const string Audience = "https://servicebus.azure.net";
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Checks audience and expiry.</summary>
    /// <returns>When the token expires; null when it is not valid.</returns>
    internal static DateTimeOffset? Verify(string token, DateTimeOffset now)
    {
        if (token.Split('.') is not [_, { Length: > 0 } payload, _]) return null;
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return claims.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("aud", out var audience) && audience.ValueKind == JsonValueKind.String
                && audience.GetString()!.TrimEnd('/').Equals(Audience, StringComparison.OrdinalIgnoreCase)
                && root.TryGetProperty("exp", out var expiry) && expiry.ValueKind == JsonValueKind.Number
                && expiry.TryGetInt64(out var seconds) && seconds >= 0 && seconds <= LastSecond
                && DateTimeOffset.FromUnixTimeSeconds(seconds) is var expiresAt && expiresAt > now
                ? expiresAt
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
