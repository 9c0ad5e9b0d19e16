using Bridge.Core.Certificates;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Functions.Certificates;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Vault;

/// <summary>Turns settings and vault into the policy, the credentials and the client certificate.</summary>
internal sealed class VaultContentsReader(
    VaultClients vault, IOptions<ReceivingOptions> receiving, IOptions<TruvOptions> truv, RevocationFeeds feeds,
    ClientCertificateReader certificates, TimeProvider time)
{
    /// <summary>Reads everything for the first time.</summary>
    /// <exception cref="OptionsValidationException">Something is missing or wrong; lists all of it.</exception>
    public async Task<VaultContents> ReadAsync(CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(null, cancellationToken);
        return reading.Contents
            ?? throw new OptionsValidationException("Key Vault", typeof(VaultContents), reading.Problems);
    }

    /// <summary>
    /// Reads everything anew. What is wrong leaves the part that it belongs to as it was: policy and credentials are one,
    /// the client certificate is the other.
    /// </summary>
    /// <param name="current">What is in force; null at the start, when every part has to be sound.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<VaultReading> ReadAsync(VaultContents? current, CancellationToken cancellationToken)
    {
        var reader = new VaultReader(vault, time, cancellationToken);
        var policy = await PolicyAsync(reader, cancellationToken);
        // Nobody who starts like this wants it. Where the last pin has run out on the way, everything is refused, as it should be.
        if (current is null && policy.Policy?.TrustRules.All(rule => rule is PinnedTrustRule { HasPins: false }) == true)
        {
            reader.Report("No trust rule has a pin that is in force: every webhook would be refused. Add one: bridge cert pin.");
            policy = new(null, policy.Credentials);
        }

        if (reader.Problems.Count > 0 || policy.Credentials is null)
            policy = current is null ? policy : new(current.Policy, current.Credentials);
        var stamp = reader.Problems.Count > 0 ? current?.Stamp ?? "" : reader.Stamp;
        if (current is not null && stamp == current.Stamp) policy = new(current.Policy, current.Credentials);

        var certificate = await certificates.ReadAsync(
            reader, truv.Value.ClientCertificate, current?.ClientCertificate, policy.Credentials);
        if (policy is not { Policy: { } sound, Credentials: { } credentials } || certificate is null)
            return new VaultReading(current, reader.Problems, reader.Notices, reader.IsUnreachable);
        // A newer version that does not pass is worth a warning at the start too, but the one before it serves.
        var contents = new VaultContents(sound, credentials, certificate, stamp, Ending(reader, certificate, current));
        return new VaultReading(contents, reader.Problems, reader.Notices, reader.IsUnreachable);
    }

    /// <summary>Reads all but the client certificate; nulls, with problems noted, when something is wrong.</summary>
    internal async Task<(ReceivingPolicy? Policy, TruvCredentials? Credentials)> PolicyAsync(
        VaultReader reader, CancellationToken cancellationToken)
    {
        var rules = await new TrustRuleReader(receiving.Value, reader, feeds, cancellationToken).ReadAsync();
        var headers = await HeadersAsync(reader);
        var secrets = await AccessSecretsAsync(reader);
        var clientId = await reader.SecretAsync(truv.Value.ClientIdSecret);
        if (reader.Problems.Count > 0) return (null, null);

        var policy = new ReceivingPolicy(
            rules, headers, [.. secrets.Select(secret => AccessSecret.FromText(secret.Name, secret.Text))])
        {
            Carrier = receiving.Value.ToCarrier(),
            Sources = receiving.Value.SourceAddresses.ToNetworks(),
            CertificateVerdictLifetime = receiving.Value.CertificateVerdictLifetime,
        };
        return (policy, new TruvCredentials(clientId, secrets[0].Text));
    }

    private async Task<List<RequiredHeader>> HeadersAsync(VaultReader reader)
    {
        var headers = new List<RequiredHeader>();
        foreach (var header in receiving.Value.Headers)
        {
            var values = await SecretLists.ReadAsync(reader, header.Secrets, $"The header {header.Name}");
            foreach (var value in values)
            {
                foreach (var problem in HeaderValueText.Problems(value.Text))
                    reader.Report($"Key Vault secret '{value.Name}' {problem}");
            }

            if (values.Count > 0) headers.Add(new RequiredHeader(header.Name, [.. values.Select(value => value.Text)]));
        }

        return headers;
    }

    private async Task<IReadOnlyList<VaultSecret>> AccessSecretsAsync(VaultReader reader)
    {
        var secrets = await SecretLists.ReadAsync(reader, truv.Value.AccessSecrets, "Truv__AccessSecrets");
        foreach (var secret in secrets)
        {
            foreach (var problem in AccessSecretText.Problems(secret.Text, truv.Value.SecretPrefix))
                reader.Report($"Key Vault secret '{secret.Name}' {problem}");
        }

        return secrets;
    }

    // An incomplete reading knows of some secrets only; what was read before it still holds.
    private IReadOnlyList<Expiring> Ending(VaultReader reader, ClientCertificate certificate, VaultContents? current) =>
    [
        .. All(reader, certificate, current).Distinct(),
    ];

    private IEnumerable<Expiring> All(VaultReader reader, ClientCertificate certificate, VaultContents? current) =>
    [
        .. reader.Problems.Count > 0 && current is not null
            ? current.Expiring.Where(one => one.Kind is ExpiringKind.Secret or ExpiringKind.Authority)
            : reader.Expiring,
        Expiring.Of(certificate.Name, ExpiringKind.ClientCertificate, certificate.Leaf),
        .. certificate.Others.Select(other => Expiring.Of(certificate.Name, ExpiringKind.Authority, other)),
        .. receiving.Value.TrustRules.Where(rule => rule.ToWindow().NotAfter is not null)
            .Select(rule => new Expiring(rule.Name, ExpiringKind.TrustRule, rule.ToWindow().NotAfter!.Value)),
    ];
}
