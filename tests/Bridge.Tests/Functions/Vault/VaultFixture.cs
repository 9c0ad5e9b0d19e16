using System.Diagnostics.Metrics;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Bridge.Local.KeyVault;
using Bridge.Local.Pki;
using Bridge.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions.Vault;

/// <summary>A local vault with everything that the app reads, and the app's reader on it.</summary>
public sealed class VaultFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-vault-").FullName;
    private LocalKeyVault? _vault;

    internal string Folder => _folder;

    internal LocalPki Pki { get; private set; } = null!;

    internal LocalKeyVault Vault => _vault!;

    public async ValueTask InitializeAsync()
    {
        Pki = LocalPki.LoadOrCreate(_folder, TimeProvider.System);
        _vault = await LocalKeyVault.StartAsync(
            new LocalKeyVaultOptions
            {
                CertificateFile = Pki.KeyVaultServer.CertificateFile, KeyFile = Pki.KeyVaultServer.KeyFile,
            },
            TimeProvider.System,
            CancellationToken.None);
        Vault.SetSecret("client-id", "the-client");
        Vault.SetSecret("secret-with-line-end", "sandbox-three\n");
        Vault.SetSecret("header-with-line-end", "value\n");
        Vault.SetSecret("secret-1", "sandbox-one");
        Vault.SetSecret("secret-2", "sandbox-two");
        Vault.SetSecret("production-secret", "prod-one");
        Vault.SetSecret("header-1", "value");
        Vault.SetSecret("empty", "");
        Vault.SetSecret("ca", await File.ReadAllTextAsync(Pki.WebhookCaFile));
        Vault.SetCertificate(
            "api-client", await File.ReadAllTextAsync(Pki.ApiClient.CertificateFile),
            await File.ReadAllTextAsync(Pki.ApiClient.KeyFile));
    }

    public async ValueTask DisposeAsync()
    {
        await Vault.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal VaultClients Clients() => new(
        Options.Create(new KeyVaultOptions { Uri = Vault.Url, CaFile = Pki.PlatformCaFile, MaxRetries = 0 }),
        new IdentityCredential(Vault));

    internal FakeHandshake Handshake { get; } = new();

    internal LogRecorder<VaultTelemetry> Log { get; } = new();

    internal IMeterFactory Meters { get; } =
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    internal VaultState State(
        TimeProvider time, Action<TruvOptions, ReceivingOptions, KeyVaultOptions>? change = null, Action? onRead = null)
    {
        var feeds = FeedBuilder.Feeds(time);
        return new VaultState(
            () =>
            {
                onRead?.Invoke();
                return Reader(change, time, feeds);
            },
            feeds, Options.Create(new ReceivingOptions()), Telemetry(time), time, NullLoggerFactory.Instance);
    }

    internal VaultTelemetry Telemetry(TimeProvider time) => new(Meters, time, Log);

    internal VaultContentsReader Reader(
        Action<TruvOptions, ReceivingOptions, KeyVaultOptions>? change = null, TimeProvider? time = null,
        global::Bridge.Functions.Certificates.RevocationFeeds? feeds = null)
    {
        var clock = time ?? TimeProvider.System;
        var truv = new TruvOptions
        {
            Environment = TruvEnvironment.Sandbox,
            ClientCertificate = "api-client",
            ClientIdSecret = "client-id",
            AccessSecrets = "secret-1, secret-2",
        };
        var receiving = new ReceivingOptions
        {
            TrustRules =
            [
                new() { Name = "issued", Kind = TrustRuleKind.Issued, SubjectAlternativeName = "a", CaSecret = "ca" },
                new()
                {
                    Name = "pinned", Kind = TrustRuleKind.Pinned, SubjectAlternativeName = "b",
                    CertificateSha256 = new string('0', 64),
                },
            ],
            Headers = [new() { Name = "X-Key", Secrets = "header-1" }],
        };
        var keyVault = new KeyVaultOptions { Uri = Vault.Url, CaFile = Pki.PlatformCaFile, MaxRetries = 0 };
        change?.Invoke(truv, receiving, keyVault);
        var clients = new VaultClients(Options.Create(keyVault), new IdentityCredential(Vault));
        return new VaultContentsReader(
            clients, Options.Create(receiving), Options.Create(truv), feeds ?? FeedBuilder.Feeds(clock),
            new ClientCertificateReader(Handshake), clock);
    }
}
