using System.Buffers.Text;
using System.Security.Cryptography;

namespace Bridge.Functions.Azure;

/// <summary>Names bytes that have no event id, so that a repeated delivery is still one message.</summary>
internal static class BodyDigest
{
    internal static string Of(ReadOnlyMemory<byte> body) => Base64Url.EncodeToString(SHA256.HashData(body.Span));
}
