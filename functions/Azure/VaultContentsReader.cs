using Bridge.Core.Certificates;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Functions.Certificates;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>Turns settings and vault into the policy, the credentials and the client certificate.</summary>
internal sealed class VaultContentsReader(
    VaultClients vault, IOptions<ReceivingOptions> receiving, IOptions<TruvOptions> truv, RevocationFeeds feeds)
{
    /// <summary>Reads everything.</summary>
    /// <exception cref="OptionsValidationException">Something is missing or wrong; lists all of it.</exception>
    public async Task<VaultContents> ReadAsync(CancellationToken cancellationToken)
    {
        var reader = new VaultReader(vault, cancellationToken);
        var rules = await RulesAsync(reader, cancellationToken);
        var headers = await HeadersAsync(reader);
        var secrets = await AccessSecretsAsync(reader);
        var clientId = await reader.SecretAsync(truv.Value.ClientIdSecret);
        var certificate = await reader.CertificateAsync(truv.Value.ClientCertificate);
        if (reader.Problems.Count > 0)
            throw new OptionsValidationException("Key Vault", typeof(VaultContents), reader.Problems);

        var policy = new ReceivingPolicy(
            rules, headers, [.. secrets.Select(secret => AccessSecret.FromText(secret.Label, secret.Text))])
        {
            Carrier = receiving.Value.ToCarrier(),
            Sources = receiving.Value.SourceAddresses.ToNetworks(),
            CertificateVerdictLifetime = receiving.Value.CertificateVerdictLifetime,
        };
        return new VaultContents(policy, new TruvCredentials(clientId, secrets[0].Text), certificate!);
    }

    private Task<List<TrustRule>> RulesAsync(VaultReader reader, CancellationToken cancellationToken) =>
        new TrustRuleReader(receiving.Value, reader, feeds, cancellationToken).ReadAsync();

    private async Task<List<RequiredHeader>> HeadersAsync(VaultReader reader)
    {
        var headers = new List<RequiredHeader>();
        foreach (var header in receiving.Value.Headers)
        {
            var values = new List<string>();
            foreach (var name in Names(header.Secrets))
            {
                var value = await reader.SecretAsync(name);
                foreach (var problem in HeaderValueText.Problems(value)) reader.Report($"Key Vault secret '{name}' {problem}");
                values.Add(value);
            }

            headers.Add(new RequiredHeader(header.Name, values));
        }

        return headers;
    }

    private async Task<List<(string Label, string Text)>> AccessSecretsAsync(VaultReader reader)
    {
        var secrets = new List<(string Label, string Text)>();
        var prefix = truv.Value.SecretPrefix;
        foreach (var name in Names(truv.Value.AccessSecrets))
        {
            var text = await reader.SecretAsync(name);
            if (text.AsSpan().Trim().Length < text.Length)
                reader.Report($"Key Vault secret '{name}' begins or ends with white space, as a file's last line does.");
            if (text.Length > 0 && !text.StartsWith(prefix, StringComparison.Ordinal))
                reader.Report($"Key Vault secret '{name}' does not begin with '{prefix}': it belongs to another of Truv's "
                    + "environments than Truv__Environment says.");
            secrets.Add((name, text));
        }

        return secrets;
    }

    private static string[] Names(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
