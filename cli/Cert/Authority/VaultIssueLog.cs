using System.Text.Json;
using Azure.Security.KeyVault.Secrets;
using Bridge.Core.Certificates.Issuing;

namespace Bridge.Cli.Cert.Authority;

/// <summary>The issue log as secrets beside the authority, one for each certificate; the vault keeps every version.</summary>
internal sealed class VaultIssueLog(SecretClient vault, string authority) : IIssueLog
{
    private readonly string _prefix = $"{authority}-issued-";

    public async Task<IReadOnlyList<IssuedCertificate>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new List<IssuedCertificate>();
        await foreach (var one in vault.GetPropertiesOfSecretsAsync(cancellationToken))
        {
            if (!one.Name.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase) || one.Enabled == false) continue;
            var text = (await vault.GetSecretAsync(one.Name, cancellationToken: cancellationToken)).Value.Value;
            all.Add(JsonSerializer.Deserialize<IssuedCertificate>(text, IssueLogJson.Options)!);
        }

        return all;
    }

    public Task WriteAsync(IssuedCertificate issued, CancellationToken cancellationToken) => vault.SetSecretAsync(
        new KeyVaultSecret(_prefix + issued.SerialNumber, JsonSerializer.Serialize(issued, IssueLogJson.Options))
        {
            Properties = { ContentType = "application/json" },
        },
        cancellationToken);
}
