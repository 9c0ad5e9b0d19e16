using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bridge.Consumer.Signatures;

/// <summary>
/// The id of an event, from the body that Truv signed: base64url(SHA-256(canonical JSON without <c>webhook_id</c>)). Where the body
/// has no <c>event_created_at</c>, <c>webhook_id</c> stays in, since nothing else would tell two such events apart.
/// </summary>
public static class EventIdentity
{
    /// <summary>Computes the id.</summary>
    /// <param name="body">The webhook, a JSON object.</param>
    public static string Of(JsonElement body)
    {
        var hasCreationTime = body.TryGetProperty("event_created_at", out var at) && at.ValueKind == JsonValueKind.String;
        var canonical = CanonicalJson.Of(body, except: hasCreationTime ? "webhook_id" : null);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }
}
