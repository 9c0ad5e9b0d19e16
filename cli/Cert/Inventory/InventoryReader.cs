using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure;
using Azure.Security.KeyVault.Secrets;
using Bridge.Cli.Cert.Authority;
using Bridge.Cli.Cert.Requests;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Inventory;

/// <summary>Lists everything that the settings make use of, as the vault has it now. Reads no Access Secret and no header value.</summary>
/// <param name="vault">The vault.</param>
/// <param name="receiving">Settings of receiving.</param>
/// <param name="truv">Settings of Truv.</param>
/// <param name="time">The clock.</param>
internal sealed class InventoryReader(VaultClients vault, ReceivingOptions receiving, TruvOptions truv, TimeProvider time)
{
    internal async Task<IReadOnlyList<InventoryItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var secrets = await vault.Secrets.GetPropertiesOfSecretsAsync(cancellationToken).ToListAsync(cancellationToken);
        var items = new List<InventoryItem>();
        items.AddRange(await ClientCertificatesAsync(cancellationToken));
        foreach (var rule in receiving.TrustRules) items.AddRange(await RuleAsync(rule, secrets, cancellationToken));
        items.AddRange(Listed("access-secret", truv.AccessSecrets, "Truv__AccessSecrets", secrets));
        items.AddRange(Listed("client-id", truv.ClientIdSecret, "Truv__ClientIdSecret", secrets));
        foreach (var header in receiving.Headers)
            items.AddRange(Listed("header-value", header.Secrets, $"header {header.Name}", secrets));
        return items;
    }

    /// <summary>The secrets that a setting means, with what the vault says of them.</summary>
    internal IEnumerable<InventoryItem> Listed(
        string kind, string list, string usedBy, IReadOnlyCollection<SecretProperties> secrets)
    {
        foreach (var entry in SecretLists.Entries(list))
        {
            var meant = SecretLists.InOrder(secrets.Where(one => !one.Managed && SecretLists.Matches(entry, one.Name))).ToList();
            if (meant.Count == 0) yield return new InventoryItem(kind, entry, "missing", usedBy);
            foreach (var one in meant) yield return Of(kind, one, usedBy);
        }
    }

    private InventoryItem Of(string kind, SecretProperties one, string usedBy) => new(kind, one.Name, StateOf(one), usedBy)
    {
        Subject = one.Tags.TryGetValue("subject", out var subject) ? subject : null,
        CreatedAt = one.CreatedOn, NotBefore = one.NotBefore, ExpiresAt = one.ExpiresOn,
    };

    private string StateOf(SecretProperties one) => one switch
    {
        { Enabled: false } => "disabled",
        _ when one.ExpiresOn <= time.GetUtcNow() => "expired",
        _ when one.NotBefore > time.GetUtcNow() => "future",
        _ => "active",
    };

    private async Task<IEnumerable<InventoryItem>> ClientCertificatesAsync(CancellationToken cancellationToken)
    {
        var items = new List<InventoryItem>();
        var versions = await vault.Certificates.GetPropertiesOfCertificateVersionsAsync(truv.ClientCertificate, cancellationToken)
            .Where(one => one.X509Thumbprint is { Length: > 0 })
            .OrderByDescending(one => one.CreatedOn).ToListAsync(cancellationToken);
        var newest = versions.Find(one => one.Enabled != false);
        foreach (var version in versions)
        {
            var whole = (await vault.Certificates.GetCertificateVersionAsync(truv.ClientCertificate, version.Version, cancellationToken)).Value;
            using var certificate = X509CertificateLoader.LoadCertificate(whole.Cer);
            var state = version.Enabled == false ? "disabled" : ReferenceEquals(version, newest) ? "active" : "former";
            items.Add(Describe("client-certificate", $"{truv.ClientCertificate}/{version.Version}", state, "API calls", certificate));
        }

        if (newest is null) items.Add(new InventoryItem("client-certificate", truv.ClientCertificate, "missing", "API calls"));
        if (await PendingRequests.FindAsync(vault.Certificates, truv.ClientCertificate, cancellationToken) is not null)
            items.Add(new InventoryItem("pending-request", truv.ClientCertificate, "pending", "bridge cert merge"));
        return items;
    }

    private async Task<IEnumerable<InventoryItem>> RuleAsync(
        TrustRuleOptions rule, IReadOnlyCollection<SecretProperties> secrets, CancellationToken cancellationToken)
    {
        var usedBy = $"trust rule {rule.Name}";
        if (rule.Kind == TrustRuleKind.Issued) return await AuthoritiesAsync(rule, usedBy, cancellationToken);
        return
        [
            .. await PinsAsync(rule.CertificateSha256Secret, usedBy, secrets, cancellationToken),
            .. await PinsAsync(rule.SpkiSha256Secret, usedBy, secrets, cancellationToken),
            .. Fixed(rule, rule.CertificateSha256, usedBy),
            .. Fixed(rule, rule.SpkiSha256, usedBy),
        ];
    }

    // A pin is public: whoever shows the certificate shows it, too.
    private async Task<IEnumerable<InventoryItem>> PinsAsync(
        string? list, string usedBy, IReadOnlyCollection<SecretProperties> secrets, CancellationToken cancellationToken)
    {
        var items = new List<InventoryItem>();
        foreach (var item in Listed("pin", list ?? "", usedBy, secrets))
        {
            if (item.IsInUse) items.AddRange(await FingerprintsAsync(item, cancellationToken));
            else items.Add(item);
        }

        return items;
    }

    private async Task<IEnumerable<InventoryItem>> FingerprintsAsync(InventoryItem item, CancellationToken cancellationToken)
    {
        var text = (await vault.Secrets.GetSecretAsync(item.Name, cancellationToken: cancellationToken)).Value.Value;
        return PinText.IsValid(text)
            ? PinText.Parse(text, default).Select(pin => item with { Fingerprint = Convert.ToHexString(pin.Sha256.Span) })
            : [item with { State = "unreadable" }];
    }

    private static IEnumerable<InventoryItem> Fixed(TrustRuleOptions rule, string? pins, string usedBy) =>
        PinText.Parse(pins, default).Select(pin => new InventoryItem("pin", rule.Name, "active", usedBy)
        {
            Fingerprint = Convert.ToHexString(pin.Sha256.Span), ExpiresAt = rule.ToWindow().NotAfter,
        });

    private async Task<IEnumerable<InventoryItem>> AuthoritiesAsync(
        TrustRuleOptions rule, string usedBy, CancellationToken cancellationToken)
    {
        var items = new List<InventoryItem>();
        foreach (var name in new[] { rule.CaSecret, rule.IntermediatesSecret }.Where(name => !string.IsNullOrWhiteSpace(name)))
        {
            try
            {
                var all = new X509Certificate2Collection();
                all.ImportFromPem((await vault.Secrets.GetSecretAsync(name, cancellationToken: cancellationToken)).Value.Value);
                items.AddRange(all.Select(one => Describe("authority", name!, "active", usedBy, one)));
                items.AddRange(IssuedItems.Of(
                    await new VaultIssueLog(vault.Secrets, name!).ReadAsync(cancellationToken), usedBy, time.GetUtcNow()));
            }
            catch (Exception e) when (e is RequestFailedException { Status: 403 or 404 } or CryptographicException)
            {
                items.Add(new InventoryItem("authority", name!, "missing", usedBy));
            }
        }

        return items;
    }

    private static InventoryItem Describe(
        string kind, string name, string state, string usedBy, X509Certificate2 certificate) => new(kind, name, state, usedBy)
        {
            Subject = certificate.Subject, Fingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256),
            CreatedAt = certificate.NotBefore.ToUniversalTime(), NotBefore = certificate.NotBefore.ToUniversalTime(),
            ExpiresAt = certificate.NotAfter.ToUniversalTime(),
        };
}
