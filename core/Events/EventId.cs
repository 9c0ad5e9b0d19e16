using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Bridge.Core.Events;

/// <summary>
/// The identity of an event: base64url(SHA-256(canonical JSON of the body without <c>webhook_id</c>)). Where the body has
/// no <c>event_created_at</c>, <c>webhook_id</c> stays in, since nothing else would tell two such events apart.
/// </summary>
public static class EventId
{
    /// <summary>Computes the id of a JSON object; 43 characters.</summary>
    /// <exception cref="JsonException">The object has no canonical form (RFC 8785): lone surrogate or infinite number.</exception>
    public static string Of(JsonElement body)
    {
        var canonical = new ArrayBufferWriter<byte>(1024);
        CanonicalJson.Write(body, canonical, HasCreationTime(body) ? "webhook_id" : null);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical.WrittenSpan, hash);
        return Base64Url.EncodeToString(hash);
    }

    private static bool HasCreationTime(JsonElement body) =>
        body.TryGetProperty("event_created_at", out var value) && value.ValueKind == JsonValueKind.String;
}
