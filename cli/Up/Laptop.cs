using System.Security.Cryptography;
using Bridge.Cli.Control;
using Bridge.Local.KeyVault;
using Bridge.Local.Pki;
using Bridge.Local.ServiceBus;
using Bridge.Local.Truv;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Cli.Up;

/// <summary>The local Azure and the local Truv, started in the order in which they need each other.</summary>
internal sealed class Laptop : IAsyncDisposable
{
    internal const string ReceivedQueue = "truv-received";
    internal const string EventsQueue = "truv-events";
    internal const string QuarantineQueue = "truv-quarantine";
    internal const string WebhookPath = "/api/webhooks/truv";

    private readonly Stack<IAsyncDisposable> _started = new();

    internal required LocalPki Pki { get; init; }

    internal required LocalSecrets Secrets { get; init; }

    internal LocalKeyVault KeyVault { get; private set; } = null!;

    internal Broker Broker { get; private set; } = null!;

    internal TruvService Truv { get; private set; } = null!;

    internal TruvApi TruvApi => Truv.Api;

    internal Azurite Storage { get; private set; } = null!;

    internal FunctionsProcess Functions { get; private set; } = null!;

    internal ControlEndpoint Control { get; private set; } = null!;

    internal static async Task<Laptop> StartAsync(
        UpOptions options, Action<string> progress, CancellationToken cancellationToken)
    {
        progress("Certificates");
        var laptop = new Laptop
        {
            Pki = LocalPki.LoadOrCreate(Path.Combine(options.Data, "pki"), TimeProvider.System),
            Secrets = LocalSecrets.LoadOrCreate(options.Data),
        };
        try
        {
            await laptop.StartAllAsync(options, progress, cancellationToken);
            return laptop;
        }
        catch
        {
            await laptop.DisposeAsync();
            throw;
        }
    }

    /// <summary>A sender with Truv's certificate: the one we issued, or Truv's own, which we pin.</summary>
    internal TruvSender Sender(bool pinned)
    {
        var certificate = pinned ? Pki.PinnedSender : Pki.WebhookSender;
        return new TruvSender(
            new TruvSenderOptions
            {
                Url = new Uri(Functions.Url, WebhookPath),
                CaFile = Pki.PlatformCaFile,
                CertificateFile = certificate.CertificateFile,
                KeyFile = certificate.KeyFile,
                AccessSecret = Secrets.AccessSecret,
                Headers = new Dictionary<string, string> { [FunctionSettings.HeaderName] = Secrets.HeaderValue },
                RetryDelay = TimeSpan.FromSeconds(1),
            },
            TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var part)) await part.DisposeAsync();
    }

    private async Task StartAllAsync(UpOptions options, Action<string> progress, CancellationToken cancellationToken)
    {
        var ports = options.Ports;
        progress("Key Vault");
        KeyVault = Keep(await LocalKeyVault.StartAsync(
            new LocalKeyVaultOptions
            {
                Port = ports.KeyVault,
                IdentityPort = ports.Identity,
                CertificateFile = Pki.KeyVaultServer.CertificateFile,
                KeyFile = Pki.KeyVaultServer.KeyFile,
            },
            TimeProvider.System,
            cancellationToken));
        FunctionSettings.FillVault(KeyVault, Pki, Secrets);
        progress("Service Bus");
        Broker = Keep(await Broker.StartAsync(Queues(options), TimeProvider.System, NullLoggerFactory.Instance, cancellationToken));
        progress("Truv");
        Truv = Keep(await TruvService.StartAsync(TruvOptions(options), TimeProvider.System, cancellationToken));
        progress("Azurite");
        Storage = Keep(await Azurite.StartAsync(ports, options.Data, progress, cancellationToken));
        progress("Front end and functions");
        var webhook = new Uri(FunctionsProcess.UrlOf(ports.FrontEnd), WebhookPath);
        var settings = FunctionSettings.Environment(KeyVault, Pki, Broker, TruvApi, Storage.ConnectionString, webhook);
        foreach (var (name, value) in options.Settings) settings[name] = value;
        Functions = Keep(await FunctionsProcess.StartAsync(
            Pki, ports.FrontEnd, settings, Path.Combine(options.Data, "logs", "functions.log"), progress, cancellationToken));
        Truv.Webhooks.Add(new WebhookConfiguration { Url = webhook });
        Control = Keep(await ControlEndpoint.StartAsync(ports.Control, this, cancellationToken));
    }

    // A seed of its own for each run: what an earlier run has left in the ledger stays distinct.
    private TruvServiceOptions TruvOptions(UpOptions options) => new()
    {
        Api = ApiOptions(options),
        World = new TruvWorldOptions { Seed = RandomNumberGenerator.GetInt32(int.MaxValue) },
        Sender = new WebhookSenderOptions
        {
            CaFile = Pki.PlatformCaFile,
            CertificateFile = Pki.WebhookSender.CertificateFile,
            KeyFile = Pki.WebhookSender.KeyFile,
            AccessSecret = Secrets.AccessSecret,
            Headers = new Dictionary<string, string> { [FunctionSettings.HeaderName] = Secrets.HeaderValue },
            RetryDelay = TimeSpan.FromSeconds(1),
        },
    };

    private TruvApiOptions ApiOptions(UpOptions options) => new()
    {
        Port = options.Ports.TruvApi,
        Latency = options.Truv.Latency,
        Concurrency = options.Truv.Concurrency,
        RequestsPerMinute = options.Truv.RequestsPerMinute,
        ServerCertificateFile = Pki.ApiServer.CertificateFile,
        ServerKeyFile = Pki.ApiServer.KeyFile,
        ClientCaFile = Pki.ApiCaFile,
        ClientId = Secrets.ClientId,
        AccessSecrets = [Secrets.AccessSecret],
        CaKeyFile = Pki.ApiCaFile.Replace(".crt.", ".key.", StringComparison.Ordinal),
    };

    private static BrokerOptions Queues(UpOptions options) => new()
    {
        Port = options.Ports.Broker,
        DataFolder = options.Keep ? Path.Combine(options.Data, "broker") : null,
        Queues =
        [
            .. new[] { ReceivedQueue, EventsQueue, QuarantineQueue }.Select(name => new QueueOptions(name)
            {
                LockDuration = TimeSpan.FromMinutes(5), DuplicateDetectionWindow = TimeSpan.FromDays(7),
            }),
        ],
    };

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        _started.Push(part);
        return part;
    }
}
