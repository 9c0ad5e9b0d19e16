using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Secrets;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>The official Key Vault clients, signed in as the app's managed identity.</summary>
internal sealed class VaultClients : IDisposable
{
    private readonly SocketsHttpHandler _handler;

    public VaultClients(IOptions<KeyVaultOptions> options, TokenCredential credential)
    {
        var vault = options.Value.Uri!;
        _handler = new SocketsHttpHandler { SslOptions = ServerTrust.Options(options.Value.CaFile) };
        var transport = new HttpClientTransport(_handler);

        // A vault challenges with its own domain, which a loopback address cannot have; a token sent there stays here.
        Secrets = new SecretClient(vault, credential, new SecretClientOptions
        {
            Transport = transport, DisableChallengeResourceVerification = vault.IsLoopback,
        });
        Certificates = new CertificateClient(vault, credential, new CertificateClientOptions
        {
            Transport = transport, DisableChallengeResourceVerification = vault.IsLoopback,
        });
    }

    public SecretClient Secrets { get; }

    public CertificateClient Certificates { get; }

    public static TokenCredential Credential(IOptions<KeyVaultOptions> options) => new ManagedIdentityCredential(
        options.Value.ManagedIdentityClientId is { Length: > 0 } clientId
            ? ManagedIdentityId.FromUserAssignedClientId(clientId)
            : ManagedIdentityId.SystemAssigned);

    public void Dispose() => _handler.Dispose();
}
