using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Bridge.Core.Webhooks;

/// <summary>One signature against one body, hashed under every secret while it arrives. Reused, never shared.</summary>
public sealed class SignatureVerification : IDisposable
{
    private const int SchemeLength = 3;
    private const int HeaderLength = SchemeLength + (2 * HMACSHA256.HashSizeInBytes);

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    private readonly (string Label, IncrementalHash Hash)[] _hashes;
    private readonly ConcurrentQueue<SignatureVerification> _idle;
    private readonly byte[] _presented = new byte[HMACSHA256.HashSizeInBytes];
    private bool _isClean = true;

    internal SignatureVerification(IReadOnlyList<AccessSecret> secrets, ConcurrentQueue<SignatureVerification> idle)
    {
        _hashes = [.. secrets.Select(s => (s.Label, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, s.Key.Span)))];
        _idle = idle;
    }

    /// <summary>
    /// Reads <c>v1=</c> and 64 lower-case hex digits, as Truv writes them (truv.md §1). Upper case, space around it (which
    /// HTTP itself has removed) and a missing scheme are refused, as by Truv's own receivers, which compare text (truv.md §7).
    /// </summary>
    internal bool TryPresent(string? header)
    {
        var text = header.AsSpan();
        if (text.Length != HeaderLength || !text.StartsWith("v1=", StringComparison.Ordinal)) return false;
        var digest = text[SchemeLength..];
        return !digest.ContainsAnyExcept(LowerHex)
            && Convert.FromHexString(digest, _presented, out _, out _) == OperationStatus.Done;
    }

    /// <summary>Takes the next bytes of the body.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        _isClean = false;
        foreach (var (_, hash) in _hashes) hash.AppendData(piece);
    }

    /// <summary>Compares at the end of the body.</summary>
    /// <param name="evidence">Is given the label of the secret that signed.</param>
    /// <returns>The refusal, or null when one secret produces the signature.</returns>
    public Verdict? Conclude(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);

        // Every secret is tried even after a match, so that time does not tell which one signed.
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var (label, hash) in _hashes)
        {
            hash.GetHashAndReset(expected);
            if (CryptographicOperations.FixedTimeEquals(expected, _presented)) evidence.SecretLabel ??= label;
        }

        _isClean = true;
        return evidence.SecretLabel is null ? Verdicts.SignatureMismatch : null;
    }

    /// <summary>Makes room for the next body; a body that broke off leaves hashes that nobody may use again.</summary>
    public void Dispose()
    {
        if (_isClean)
        {
            _idle.Enqueue(this);
            return;
        }

        foreach (var (_, hash) in _hashes) hash.Dispose();
    }
}
