using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Security.KeyVault.Secrets;
using Azure.Storage.Blobs;
using Bridge.Cli.Doctor;
using Bridge.Cli.Doctor.Azure;
using Bridge.Functions;
using Bridge.Functions.Vault;
using Bridge.Local.KeyVault;
using Bridge.Local.Pki;
using Bridge.Local.ServiceBus;
using Bridge.Local.Truv;
using Bridge.Tests.Functions;
using Bridge.Tests.Functions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Cli.Doctor;

/// <summary>A whole healthy installation in process, of which a test breaks one thing.</summary>
public sealed class DoctorFixture(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-doctor-").FullName;
    private string _storage = "";
    private string _table = "";
    private string _container = "";

    internal LocalPki Pki { get; private set; } = null!;

    internal LocalKeyVault Vault { get; private set; } = null!;

    internal TruvService Truv { get; private set; } = null!;

    internal PlatformServer Platform { get; private set; } = null!;

    internal string StorageWithAnotherKey => string.Join(';', _storage.Split(';').Select(part =>
        part.StartsWith("AccountKey=", StringComparison.Ordinal) ? $"AccountKey={Convert.ToBase64String(new byte[64])}" : part));

    private Broker Broker { get; set; } = null!;

    private Uri WebhookUrl => new(Platform.Url, "/api/webhooks/truv");

    public async ValueTask InitializeAsync()
    {
        var token = CancellationToken.None;
        Pki = LocalPki.LoadOrCreate(_folder, TimeProvider.System);
        Vault = await LocalKeyVault.StartAsync(
            new LocalKeyVaultOptions { CertificateFile = Pki.KeyVaultServer.CertificateFile, KeyFile = Pki.KeyVaultServer.KeyFile },
            TimeProvider.System, token);
        await FillAsync();
        Platform = await PlatformServer.StartAsync(Pki);
        Truv = await TruvService.StartAsync(
            new TruvServiceOptions
            {
                Api = new TruvApiOptions
                {
                    ServerCertificateFile = Pki.ApiServer.CertificateFile, ServerKeyFile = Pki.ApiServer.KeyFile,
                    ClientCaFile = Pki.ApiCaFile, ClientId = "the-client", AccessSecrets = ["sandbox-one"],
                },
            },
            TimeProvider.System, token);
        Truv.Webhooks.Add(new WebhookConfiguration { Url = WebhookUrl });
        Broker = await Broker.StartAsync(
            new BrokerOptions { Port = 0, Queues = [new("truv-received"), new("truv-events"), new("truv-quarantine")] },
            TimeProvider.System, NullLoggerFactory.Instance, token);
        (_storage, _table, _container) = (await azurite.ConnectionStringAsync(), azurite.Name(), azurite.Name());
        await new TableClient(_storage, _table).CreateAsync(token);
        await new BlobContainerClient(_storage, _container).CreateAsync(cancellationToken: token);
    }

    public async ValueTask DisposeAsync()
    {
        await Broker.DisposeAsync();
        await Truv.DisposeAsync();
        await Platform.DisposeAsync();
        await Vault.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Examines the installation with some settings changed.</summary>
    internal async Task<IReadOnlyList<DoctorLine>> ExamineAsync(
        TimeProvider? time = null, bool isLocal = false, params (string Name, string Value)[] settings)
    {
        using var host = Compose(settings);
        var transport = new SocketsHttpHandler();
        transport.SslOptions = Bridge.Functions.Azure.ServerTrust.Options(Pki.PlatformCaFile);
        var site = new SiteReader(
            "/subscriptions/1/resourceGroups/g/providers/Microsoft.Web/sites/app", new ManagementCredential(),
            new SiteReaderOptions { Transport = new HttpClientTransport(transport), Retry = { MaxRetries = 0 } }, Platform.Url);
        using var examination = new Examination(host.Services, time ?? TimeProvider.System, isLocal) { Site = isLocal ? null : site };
        return await new DoctorRun(DoctorRun.All).RunAsync(
            DoctorOpening.Sound("the test's settings"), examination, TestContext.Current.CancellationToken);
    }

    private IHost Compose((string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["KeyVault:Uri"] = Vault.Url.ToString(), ["KeyVault:CaFile"] = Pki.PlatformCaFile, ["KeyVault:MaxRetries"] = "0",
            ["ServiceBus"] = Broker.ConnectionString, ["Storage"] = _storage, ["Storage:LedgerTable"] = _table,
            ["Storage:ClaimContainer"] = _container, ["Truv:Environment"] = "Sandbox", ["Truv:BaseAddress"] = Truv.Url.ToString(),
            ["Truv:CaFile"] = Pki.ApiCaFile, ["Truv:ClientCertificate"] = "api-client", ["Truv:ClientIdSecret"] = "client-id",
            ["Truv:AccessSecrets"] = "truv-access-1", ["Truv:MaxRetries"] = "1", ["Reconciliation:WebhookUrl"] = WebhookUrl.ToString(),
            ["Receiving:Attestation:ClientCertificateMode"] = "Required", ["Receiving:Attestation:HttpsOnly"] = "true",
            ["Receiving:Attestation:ExclusionPaths"] = "None", ["Receiving:TrustRules:0:Name"] = "issued", ["Receiving:TrustRules:0:Kind"] = "Issued",
            ["Receiving:TrustRules:0:SubjectAlternativeName"] = "mtls-sandbox.truv.com", ["Receiving:TrustRules:0:CaSecret"] = "ca",
            ["Receiving:Headers:0:Name"] = "X-Key", ["Receiving:Headers:0:Secrets"] = "header-1",
        };
        foreach (var (name, value) in settings) all[name] = value;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(all);
        builder.AddBridge();
        builder.Services.AddSingleton<TokenCredential>(new IdentityCredential(Vault));
        return builder.Build();
    }

    private async Task FillAsync()
    {
        Vault.SetSecret("client-id", "the-client");
        Vault.SetSecret("truv-access-1", "sandbox-one");
        Vault.SetSecret("truv-access-deleted", "sandbox-deleted");
        Vault.SetSecret("header-1", "value");
        await EndedPinAsync();
        Vault.SetSecret("ca", await File.ReadAllTextAsync(Pki.WebhookCaFile));
        await SetCertificateAsync("api-client", Pki.ApiClient);
        await SetCertificateAsync("stranger", Pki.WebhookSender);
    }

    private async Task EndedPinAsync()
    {
        using var clients = new VaultClients(
            Options.Create(new Bridge.Functions.Settings.KeyVaultOptions { Uri = Vault.Url, CaFile = Pki.PlatformCaFile }), new IdentityCredential(Vault));
        await clients.Secrets.SetSecretAsync(new KeyVaultSecret("pin-ended", new string('0', 64))
        {
            Properties = { ExpiresOn = TimeProvider.System.GetUtcNow().AddMinutes(-1) },
        });
    }

    private async Task SetCertificateAsync(string name, PemFiles files) => Vault.SetCertificate(
        name, await File.ReadAllTextAsync(files.CertificateFile), await File.ReadAllTextAsync(files.KeyFile));
}
