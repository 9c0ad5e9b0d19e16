using Bridge.Core.Quarantine;
using Bridge.Core.Webhooks;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>The Access Secrets as the vault has them now; nothing else is read, so an operator needs no right to more.</summary>
internal sealed class VaultAccessSecrets(VaultClients vault, IOptions<TruvOptions> truv) : IAccessSecrets
{
    public async Task<IReadOnlyList<AccessSecret>> ReadAsync(CancellationToken cancellationToken)
    {
        var reader = new VaultReader(vault, cancellationToken);
        var secrets = new List<AccessSecret>();
        foreach (var name in truv.Value.AccessSecrets.Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            secrets.Add(AccessSecret.FromText(name, await reader.SecretAsync(name)));
        }

        return reader.Problems.Count == 0
            ? secrets
            : throw new OptionsValidationException("Key Vault", typeof(AccessSecret), reader.Problems);
    }
}
