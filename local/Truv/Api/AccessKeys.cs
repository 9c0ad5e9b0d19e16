using System.Collections.Concurrent;

namespace Bridge.Local.Truv;

/// <summary>The Access Secrets of the account: made and deleted in Truv's dashboard, in force at once.</summary>
public sealed class AccessKeys
{
    private readonly ConcurrentDictionary<string, bool> _active = new(StringComparer.Ordinal);

    internal AccessKeys(IEnumerable<string> secrets)
    {
        foreach (var secret in secrets) Add(secret);
    }

    /// <summary>Makes a secret active.</summary>
    public void Add(string secret) => _active[secret] = true;

    /// <summary>Deletes a secret; a call with it is refused from now on.</summary>
    public void Delete(string secret) => _active.TryRemove(secret, out _);

    internal bool IsActive(string secret) => _active.ContainsKey(secret);
}
