using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Bridge.Local.KeyVault;

/// <summary>Bearer tokens of the managed identity: random, valid for an hour, good for the vault only.</summary>
internal sealed class IdentityTokens(TimeProvider time)
{
    internal const string Resource = "https://vault.azure.net";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiry = new(StringComparer.Ordinal);

    internal (string Token, DateTimeOffset ExpiresAt) Issue()
    {
        var now = time.GetUtcNow();
        foreach (var (token, expiry) in _expiry)
        {
            if (expiry <= now) _expiry.TryRemove(token, out _);
        }

        var issued = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        return (issued, _expiry[issued] = now + Lifetime);
    }

    internal bool IsValid(string? authorization) =>
        authorization is not null
        && authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && _expiry.TryGetValue(authorization["Bearer ".Length..], out var expiry)
        && expiry > time.GetUtcNow();
}
