using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Core.Events;

/// <summary>MessageIds of copies: what duplicate detection takes for a message of its own.</summary>
public static class MessageIds
{
    /// <summary>The longest MessageId that Service Bus takes, characters.</summary>
    public const int MaxChars = 128;

    /// <summary>An id with something behind it; of one that gets too long for that, its SHA-256 stands in.</summary>
    /// <param name="origin">The id of the first copy.</param>
    /// <param name="suffix">What makes the copy's its own.</param>
    public static string WithSuffix(string origin, string suffix)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(suffix);
        return origin.Length + suffix.Length <= MaxChars ? origin + suffix : Digest(origin) + suffix;
    }

    /// <summary>The event id that the MessageId of any copy on <c>truv-received</c> begins with.</summary>
    public static string OriginOf(string messageId)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        return messageId.IndexOf('/', StringComparison.Ordinal) is >= 0 and var end ? messageId[..end] : messageId;
    }

    private static string Digest(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
