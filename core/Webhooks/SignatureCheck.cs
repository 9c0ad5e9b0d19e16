using System.Buffers;
using System.Security.Cryptography;

namespace Bridge.Core.Webhooks;

/// <summary>The body's HMAC-SHA256 under one of the active Access Secrets is the one in <c>X-WEBHOOK-SIGN</c>.</summary>
/// <param name="secrets">All active secrets: Truv does not say which of two signs.</param>
public sealed class SignatureCheck(IReadOnlyList<AccessSecret> secrets)
{
    /// <summary>The header that carries <c>v1=</c> and the hex digest.</summary>
    public const string HeaderName = "X-WEBHOOK-SIGN";

    private const string Scheme = "v1=";

    /// <summary>Checks the signature over the raw bytes.</summary>
    /// <returns>The refusal, or null when one secret produces the signature.</returns>
    public Verdict? Refusal(WebhookRequest request, ReadOnlySpan<byte> body, Evidence evidence)
    {
        var values = request.Header(HeaderName);
        Span<byte> presented = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (values.Count != 1 || !TryDecode(values[0], presented)) return Verdicts.SignatureMalformed;

        evidence.Signature = values[0];
        evidence.SecretLabel = MatchingLabel(body, presented);
        return evidence.SecretLabel is null ? Verdicts.SignatureMismatch : null;
    }

    private static bool TryDecode(string? value, Span<byte> digest)
    {
        var text = value.AsSpan().Trim();
        return text.StartsWith(Scheme, StringComparison.Ordinal)
            && text.Length == Scheme.Length + (2 * HMACSHA256.HashSizeInBytes)
            && Convert.FromHexString(text[Scheme.Length..], digest, out _, out _) == OperationStatus.Done;
    }

    // Every secret is tried even after a match, so that time does not tell which one signed.
    private string? MatchingLabel(ReadOnlySpan<byte> body, ReadOnlySpan<byte> presented)
    {
        string? label = null;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(secret.Key.Span, body, expected);
            if (CryptographicOperations.FixedTimeEquals(expected, presented)) label ??= secret.Label;
        }

        return label;
    }
}
