using Bridge.Core.Quarantine;
using Bridge.Core.Webhooks;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Vault;

/// <summary>The Access Secrets as the vault has them now; nothing else is read, so an operator needs no right to more.</summary>
internal sealed class VaultAccessSecrets(VaultClients vault, IOptions<TruvOptions> truv, TimeProvider time) : IAccessSecrets
{
    public async Task<IReadOnlyList<AccessSecret>> ReadAsync(CancellationToken cancellationToken)
    {
        var reader = new VaultReader(vault, time, cancellationToken);
        var secrets = await SecretLists.ReadAsync(reader, truv.Value.AccessSecrets, "Truv__AccessSecrets");
        return reader.Problems.Count == 0
            ? [.. secrets.Select(secret => AccessSecret.FromText(secret.Name, secret.Text))]
            : throw new OptionsValidationException("Key Vault", typeof(AccessSecret), reader.Problems);
    }
}
