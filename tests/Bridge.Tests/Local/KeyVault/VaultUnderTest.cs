using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Bridge.Local.KeyVault;
using Bridge.Local.Pki;
using Bridge.Tests.Functions;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Local.KeyVault;

/// <summary>A local vault of one test, and the clients on it.</summary>
internal sealed class VaultUnderTest : IAsyncDisposable
{
    private VaultUnderTest(LocalPki pki, LocalKeyVault vault, int maxRetries)
    {
        (Pki, Vault) = (pki, vault);
        // On a busy machine a key of 4096 bits takes many seconds to make.
        var options = new KeyVaultOptions
        {
            Uri = vault.Url, CaFile = pki.PlatformCaFile, MaxRetries = maxRetries, AttemptTimeout = TimeSpan.FromMinutes(1),
        };
        Clients = new VaultClients(Options.Create(options), new IdentityCredential(vault));
    }

    public LocalPki Pki { get; }

    public LocalKeyVault Vault { get; }

    public VaultClients Clients { get; }

    public static async Task<VaultUnderTest> StartAsync(TimeProvider? time = null, int maxRetries = 0)
    {
        var folder = Directory.CreateTempSubdirectory("bridge-local-vault-").FullName;
        var pki = LocalPki.LoadOrCreate(folder, TimeProvider.System);
        var vault = await LocalKeyVault.StartAsync(
            new LocalKeyVaultOptions { CertificateFile = pki.KeyVaultServer.CertificateFile, KeyFile = pki.KeyVaultServer.KeyFile },
            time ?? TimeProvider.System, TestContext.Current.CancellationToken);
        return new VaultUnderTest(pki, vault, maxRetries) { Folder = folder };
    }

    public string Folder { get; private init; } = "";

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        await Vault.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
