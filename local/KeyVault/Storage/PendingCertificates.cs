using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.KeyVault;

/// <summary>Certificates asked for with issuer Unknown: key and request here, signature elsewhere.</summary>
internal sealed class PendingCertificates(VaultStore store)
{
    private readonly ConcurrentDictionary<string, PendingCertificate> _pending = new(StringComparer.OrdinalIgnoreCase);

    internal PendingCertificate Begin(string name, CertificatePolicy policy, IReadOnlyDictionary<string, string>? tags)
    {
        if (policy.Issuer != CertificatePolicy.UnknownIssuer)
            throw VaultRefusalException.BadParameter($"The local vault has no issuer '{policy.Issuer}', only Unknown.");
        if (_pending.ContainsKey(name))
            throw VaultRefusalException.Conflict($"There is already a pending certificate operation for {name}.");
        var key = policy.Key.Create();
        var version = new CertificateVersion
        {
            Version = VersionTable<CertificateVersion>.NewVersion(), Policy = policy, Created = store.Now, Updated = store.Now,
            IsEnabled = false, Tags = tags,
        };
        var pending = new PendingCertificate(version, key, Request(policy, key), VersionTable<CertificateVersion>.NewVersion());
        _pending[name] = pending;
        store.Certificates.Add(name, version);
        return pending;
    }

    internal PendingCertificate Find(string name) => _pending.TryGetValue(name, out var pending)
        ? pending
        : throw new VaultRefusalException(404, "PendingCertificateNotFound", $"Pending certificate not found: {name}");

    internal PendingCertificate Delete(string name)
    {
        var pending = Find(name);
        _pending.TryRemove(name, out _);
        store.Certificates.Remove(name, pending.Version);
        return pending;
    }

    internal CertificateVersion Merge(string name, IReadOnlyList<byte[]> chain)
    {
        var pending = Find(name);
        var certificates = new X509Certificate2Collection();
        foreach (var der in chain) certificates.Add(X509CertificateLoader.LoadCertificate(der));
        if (certificates.Count == 0) throw VaultRefusalException.BadParameter("Property x5c is missing.");
        if (!HasKey(certificates[0], pending.Key))
            throw VaultRefusalException.BadParameter(
                "Public key from x509 certificate and key of this instance doesn't match.");
        store.Complete(name, pending.Version, certificates, pending.Key);
        _pending.TryRemove(name, out _);
        return pending.Version;
    }

    private static bool HasKey(X509Certificate2 certificate, AsymmetricAlgorithm key) =>
        certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo());

    private static byte[] Request(CertificatePolicy policy, AsymmetricAlgorithm key)
    {
        var request = key is RSA rsa
            ? new CertificateRequest(policy.Subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(policy.Subject, (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        if (policy.Usages.Count > 0)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. policy.Usages.Select(oid => new Oid(oid))], false));
        if (policy.DnsNames.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var name in policy.DnsNames) names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
        }

        return request.CreateSigningRequest();
    }
}
