using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.KeyVault;

/// <summary>Secrets and certificates by name, every version kept.</summary>
internal sealed class VaultStore(TimeProvider time)
{
    private const string Pkcs12 = "application/x-pkcs12";

    private readonly ConcurrentDictionary<string, ImmutableList<VaultEntry>> _entries = new(StringComparer.OrdinalIgnoreCase);

    internal void SetSecret(string name, string value, string? contentType) =>
        Add(name, new VaultEntry(NewVersion(), value, contentType, null, time.GetUtcNow()));

    internal void SetCertificate(string name, string certificatePem, string privateKeyPem)
    {
        using var leaf = X509Certificate2.CreateFromPem(certificatePem, privateKeyPem);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificatePem);
        chain.RemoveAt(0);
        chain.Insert(0, leaf);
        var bundle = Convert.ToBase64String(chain.Export(X509ContentType.Pkcs12)!);
        Add(name, new VaultEntry(NewVersion(), bundle, Pkcs12, leaf.RawData, time.GetUtcNow()));
    }

    /// <summary>Finds a version, the latest when none is named.</summary>
    internal VaultEntry? Find(string name, string? version) => _entries.TryGetValue(name, out var versions)
        ? string.IsNullOrEmpty(version) ? versions[^1] : versions.Find(entry => entry.Version == version)
        : null;

    private void Add(string name, VaultEntry entry) =>
        _entries.AddOrUpdate(name, _ => [entry], (_, versions) => versions.Add(entry));

    private static string NewVersion() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
