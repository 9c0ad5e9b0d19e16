using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Secrets;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Vault;

/// <summary>The Key Vault clients, signed in as the app's managed identity or as the operator.</summary>
public sealed class VaultClients : IDisposable
{
    private readonly SocketsHttpHandler _handler;

    /// <summary>Creates the clients; nothing is sent yet.</summary>
    /// <param name="options">Which vault, and how patiently.</param>
    /// <param name="credential">Who asks.</param>
    public VaultClients(IOptions<KeyVaultOptions> options, TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(options);
        var vault = options.Value.Uri!;
        _handler = new SocketsHttpHandler { SslOptions = ServerTrust.Options(options.Value.CaFile) };
        var transport = new HttpClientTransport(_handler);

        // A vault challenges with its own domain, which a loopback address cannot have; a token sent there stays here.
        Secrets = new SecretClient(vault, credential, With(options.Value, transport, new SecretClientOptions
        {
            DisableChallengeResourceVerification = vault.IsLoopback,
        }));
        Certificates = new CertificateClient(vault, credential, With(options.Value, transport, new CertificateClientOptions
        {
            DisableChallengeResourceVerification = vault.IsLoopback,
        }));
        Keys = new VaultKeys(vault, credential, With(options.Value, transport, new VaultKeysOptions()));
    }

    /// <summary>Secrets.</summary>
    public SecretClient Secrets { get; }

    /// <summary>Certificates.</summary>
    public CertificateClient Certificates { get; }

    /// <summary>Keys that sign inside the vault.</summary>
    public VaultKeys Keys { get; }

    /// <inheritdoc />
    public void Dispose() => _handler.Dispose();

    internal static TokenCredential Credential(IOptions<KeyVaultOptions> options) => new ManagedIdentityCredential(
        options.Value.ManagedIdentityClientId is { Length: > 0 } clientId
            ? ManagedIdentityId.FromUserAssignedClientId(clientId)
            : ManagedIdentityId.SystemAssigned);

    // The clients' own retries honour Retry-After.
    private static T With<T>(KeyVaultOptions options, HttpPipelineTransport transport, T client)
        where T : ClientOptions
    {
        client.Transport = transport;
        client.Retry.MaxRetries = options.MaxRetries;
        client.Retry.NetworkTimeout = options.AttemptTimeout;
        return client;
    }
}
