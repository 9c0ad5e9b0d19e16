using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Bridge.Local.KeyVault;

/// <summary>Things by name, every version kept.</summary>
internal sealed class VersionTable<T>
    where T : VaultVersion
{
    private readonly ConcurrentDictionary<string, ImmutableList<T>> _versions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names in alphabetical order, each with its latest version.</summary>
    internal IEnumerable<(string Name, T Latest)> All => _versions
        .OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).Select(entry => (entry.Key, entry.Value[^1]));

    internal static string NewVersion() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    internal void Add(string name, T version) =>
        _versions.AddOrUpdate(name, _ => [version], (_, versions) => versions.Add(version));

    internal void Remove(string name, T version)
    {
        _versions.AddOrUpdate(name, _ => [], (_, versions) => versions.Remove(version));
        _versions.TryRemove(KeyValuePair.Create(name, ImmutableList<T>.Empty));
    }

    /// <summary>Finds a version, the latest when none is named.</summary>
    internal T? Find(string name, string? version) => _versions.TryGetValue(name, out var versions)
        ? string.IsNullOrEmpty(version) ? versions[^1] : versions.Find(entry => entry.Version == version)
        : null;

    /// <summary>All versions of a name, the newest first.</summary>
    internal IEnumerable<T> Versions(string name) =>
        _versions.TryGetValue(name, out var versions) ? Enumerable.Reverse(versions) : [];
}
