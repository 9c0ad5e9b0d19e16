using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Bridge.Core.Claims;

namespace Bridge.Tests.Builders;

/// <summary>A store of claim checks without a store; passes the same suite as the real one.</summary>
internal sealed class InMemoryClaimChecks(TimeProvider time) : IClaimChecks, IStoredClaims
{
    public static Uri Container { get; } = new("https://account.blob.core.windows.net/truv-events");

    private readonly ConcurrentDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    /// <summary>Whether the store can be reached.</summary>
    public bool IsAway { get; set; }

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>The bytes at an address; null when there are none.</summary>
    public byte[]? Read(Uri location) => _blobs.GetValueOrDefault(location.AbsolutePath["/truv-events/".Length..]);

    public Task<ClaimCheck?> StoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Trouble is { } trouble) throw trouble;
        if (IsAway) return Task.FromResult<ClaimCheck?>(null);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(data.Span));
        var name = new ClaimName(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), sha256).ToString();
        _blobs.TryAdd(name, data.ToArray());
        return Task.FromResult<ClaimCheck?>(new ClaimCheck(new Uri($"{Container}/{name}"), sha256));
    }

    public async IAsyncEnumerable<StoredClaim> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var (name, bytes) in _blobs.OrderBy(blob => blob.Key, StringComparer.Ordinal))
            yield return new StoredClaim(ClaimName.Parse(name)!, bytes.Length);
    }

    public Task DeleteAsync(StoredClaim claim, CancellationToken cancellationToken)
    {
        _blobs.TryRemove(claim.Name.ToString(), out _);
        return Task.CompletedTask;
    }
}
