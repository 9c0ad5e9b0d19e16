using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Bridge.Tests.Functions;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Local.KeyVault;

/// <summary>Fresh clients on a vault, with a token of its present time.</summary>
internal sealed class VaultLater(VaultUnderTest vault) : IDisposable
{
    public VaultClients Clients { get; } = new(
        Options.Create(new KeyVaultOptions { Uri = vault.Vault.Url, CaFile = vault.Pki.PlatformCaFile, MaxRetries = 0 }),
        new IdentityCredential(vault.Vault));

    public void Dispose() => Clients.Dispose();
}
