using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Core.Webhooks;

/// <summary>A custom header that Truv was asked to send, with the values that are accepted while they rotate.</summary>
public sealed class RequiredHeader
{
    /// <summary>Longest value in characters; a longer one is not looked at.</summary>
    public const int MaxValueChars = 1024;

    private readonly byte[][] _acceptedHashes;

    /// <summary>Creates the header rule.</summary>
    /// <param name="name">Header name, case-insensitive.</param>
    /// <param name="acceptedValues">Every value that is accepted; at least one.</param>
    public RequiredHeader(string name, IReadOnlyCollection<string> acceptedValues)
    {
        if (acceptedValues is not { Count: > 0 })
            throw new ArgumentException("A header needs at least one accepted value.", nameof(acceptedValues));
        Name = name;
        _acceptedHashes = [.. acceptedValues.Select(value => SHA256.HashData(Encoding.UTF8.GetBytes(value)))];
    }

    /// <summary>Header name, case-insensitive.</summary>
    public string Name { get; }

    /// <summary>Compares a presented value with every accepted one.</summary>
    public HeaderOutcome Judge(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > MaxValueChars) return HeaderOutcome.Other;

        // Hashes have one length and every candidate is compared, so time tells neither length nor which one matched.
        Span<byte> presented = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(value, presented);
        var matches = 0;
        foreach (var accepted in _acceptedHashes)
            matches |= CryptographicOperations.FixedTimeEquals(presented, accepted) ? 1 : 0;
        return matches == 1 ? HeaderOutcome.Accepted : HeaderOutcome.Other;
    }

    private static void Hash(string value, Span<byte> hash)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(MaxValueChars));
        SHA256.HashData(buffer.AsSpan(0, Encoding.UTF8.GetBytes(value, buffer)), hash);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
    }
}
