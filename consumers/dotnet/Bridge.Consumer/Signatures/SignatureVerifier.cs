using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bridge.Consumer.Signatures;

/// <summary>Verifies again what the bridge has verified, with secrets of the consumer's own.</summary>
/// <param name="secrets">All Access Secrets that may have signed, old ones included: a dead-lettered event may be weeks old.</param>
/// <param name="acceptUnsigned">Whether events without a signature, from Truv's delivery history, pass. Default: they do not.</param>
public sealed class SignatureVerifier(IReadOnlyList<string> secrets, bool acceptUnsigned = false)
{
    private readonly byte[][] _keys = secrets is { Count: > 0 }
        ? [.. secrets.Select(Encoding.UTF8.GetBytes)]
        : throw new ArgumentException("At least one Access Secret is needed.", nameof(secrets));

    /// <summary>Verifies one event that keeps the contract.</summary>
    /// <param name="id">The CloudEvents id.</param>
    /// <param name="type">The CloudEvents type.</param>
    /// <param name="data">Its data.</param>
    public SignatureVerdict Verify(string id, string type, JsonElement data)
    {
        var evidence = data.GetProperty("evidence");
        var body = evidence.GetProperty("body").GetBytesFromBase64();
        if (evidence.GetProperty("signature").GetString() is { } signature)
            return IsSigned(body, signature) ? Compare(id, type, data, body, SignatureVerdict.Verified) : SignatureVerdict.Mismatch;
        return acceptUnsigned ? Compare(id, type, data, body, SignatureVerdict.AcceptedUnsigned) : SignatureVerdict.Missing;
    }

    // Every secret is tried, so that time does not tell which one signed.
    private bool IsSigned(byte[] body, string signature)
    {
        var presented = Encoding.UTF8.GetBytes(signature);
        var matches = 0;
        foreach (var key in _keys)
        {
            var expected = Encoding.UTF8.GetBytes("v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(key, body)));
            if (CryptographicOperations.FixedTimeEquals(expected, presented)) matches++;
        }

        return matches > 0;
    }

    // The signature covers the bytes only: data.event could be anything beside them, and under another id the inbox would let the
    // same event pass once more.
    private static SignatureVerdict Compare(
        string id, string type, JsonElement data, byte[] body, SignatureVerdict otherwise)
    {
        var told = data.GetProperty("event");
        try
        {
            var signed = JsonElement.Parse(body);
            return JsonElement.DeepEquals(told, signed)
                && type == "com.truv." + told.GetProperty("event_type").GetString()
                && id == EventIdentity.Of(signed)
                    ? otherwise
                    : SignatureVerdict.EventDiffers;
        }
        catch (JsonException)
        {
            return SignatureVerdict.EventDiffers;
        }
    }
}
