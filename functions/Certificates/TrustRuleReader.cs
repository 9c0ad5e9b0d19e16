using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Revocation;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Functions.Certificates;

/// <summary>Makes trust rules of settings, vault and lists of revoked certificates; every problem is reported.</summary>
internal sealed class TrustRuleReader(
    ReceivingOptions options, VaultReader vault, RevocationFeeds feeds, CancellationToken cancellationToken)
{
    internal async Task<List<TrustRule>> ReadAsync()
    {
        var rules = new List<TrustRule>();
        foreach (var rule in options.TrustRules)
        {
            if (rules.Exists(known => known.Name == rule.Name))
                vault.Report($"Receiving__TrustRules has two rules named '{rule.Name}': logs could not tell them apart.");
            if (await ReadAsync(rule) is { } read) rules.Add(read);
        }

        return rules;
    }

    private async Task<TrustRule?> ReadAsync(TrustRuleOptions rule) =>
        rule.Kind == TrustRuleKind.Pinned ? await PinnedAsync(rule) : await IssuedAsync(rule);

    private async Task<PinnedTrustRule> PinnedAsync(TrustRuleOptions rule) => new(
        rule.Name,
        rule.SubjectAlternativeName!,
        [
            .. PinText.Parse(rule.CertificateSha256, CertificatePinKind.Certificate),
            .. PinText.Parse(rule.SpkiSha256, CertificatePinKind.PublicKey),
            .. await PinsAsync(rule.Name, rule.CertificateSha256Secret, CertificatePinKind.Certificate),
            .. await PinsAsync(rule.Name, rule.SpkiSha256Secret, CertificatePinKind.PublicKey),
        ],
        rule.ToWindow());

    private async Task<IEnumerable<CertificatePin>> PinsAsync(string rule, string? list, CertificatePinKind kind)
    {
        if (string.IsNullOrWhiteSpace(list)) return [];
        var pins = new List<CertificatePin>();
        foreach (var secret in await SecretLists.ReadAsync(vault, list, $"Trust rule '{rule}'", mayEnd: true))
        {
            if (PinText.IsValid(secret.Text)) pins.AddRange(PinText.Parse(secret.Text, kind));
            else if (secret.Text.Length > 0)
                vault.Report($"Key Vault secret '{secret.Name}' must hold SHA-256 values: 64 hex digits each, commas or lines "
                    + "between.");
        }

        return pins;
    }

    private async Task<IssuedTrustRule?> IssuedAsync(TrustRuleOptions rule)
    {
        if (await AuthoritiesAsync(rule) is not { } authorities) return null;
        RevocationLists? lists = null;
        if (CrlLocations.Of(rule).Length > 0)
        {
            lists = await feeds.OpenAsync(rule, authorities, options.CrlGraceTime, vault.Report, vault.Notice, cancellationToken);
            // Reported; a rule without its lists must not come about even so.
            if (lists is null) return null;
        }

        return new IssuedTrustRule(
            rule.Name, rule.ToSubject(), authorities, rule.RequireClientUsage, lists, rule.ToWindow());
    }

    private async Task<X509Certificate2Collection?> AuthoritiesAsync(TrustRuleOptions rule)
    {
        var authorities = await vault.AuthoritiesAsync(rule.CaSecret!);
        if (!string.IsNullOrWhiteSpace(rule.IntermediatesSecret))
        {
            var intermediates = await vault.AuthoritiesAsync(rule.IntermediatesSecret);
            if (intermediates is null) return null;
            authorities?.AddRange(intermediates);
        }

        if (authorities is null) return null;
        var problems = AuthorityCheck.Problems(authorities);
        foreach (var problem in problems) vault.Report($"Trust rule '{rule.Name}' has {problem}.");
        return problems.Count == 0 ? authorities : null;
    }
}
