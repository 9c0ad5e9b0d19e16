using System.Buffers.Text;
using System.Security.Cryptography;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Events;

/// <summary>
/// The identity of an event: base64url(SHA-256(canonical JSON of the body without <c>webhook_id</c>)). Where the body has
/// no <c>event_created_at</c>, <c>webhook_id</c> stays in, since nothing else would tell two such events apart.
/// </summary>
public static class EventId
{
    /// <summary>Computes the id of a JSON object. Bad input gives a verdict, never an exception.</summary>
    /// <param name="body">The object in UTF-8.</param>
    /// <param name="id">The id, 43 characters; empty after a refusal.</param>
    /// <returns>The refusal, or null when <paramref name="id"/> was computed.</returns>
    public static Verdict? Of(ReadOnlySpan<byte> body, out string id)
    {
        id = "";
        var document = new CanonicalDocument();
        try
        {
            if (CanonicalReader.Read(body, ref document) is { } refusal) return refusal;
            if (!document.IsObject) return BodyVerdicts.NotAnObject;
            id = Of(ref document);
            return null;
        }
        finally
        {
            document.Dispose();
        }
    }

    internal static string Of(ref CanonicalDocument body)
    {
        // Null or a number is no time: it would not tell two events apart.
        var hasCreationTime = body.ValueOf(body.Find("event_created_at"u8)) is [(byte)'"', ..];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body.Form(except: hasCreationTime ? body.Find("webhook_id"u8) : -1), hash);
        return Base64Url.EncodeToString(hash);
    }
}
