using System.Security.Cryptography;
using System.Text;

namespace Bridge.Local.Truv;

/// <summary>Truv's webhook signature.</summary>
public static class WebhookSignature
{
    /// <summary><c>v1=</c> and the lower-case hex HMAC-SHA256 of the bytes, keyed by the whole secret.</summary>
    public static string Of(ReadOnlySpan<byte> body, string accessSecret) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(accessSecret), body));
}
