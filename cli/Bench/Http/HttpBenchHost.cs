using System.Globalization;
using Bridge.Cli.Testing;
using Bridge.Cli.Up;
using Bridge.Local.KeyVault;
using Bridge.Local.Pki;
using Bridge.Local.ServiceBus;
using Bridge.Local.Truv;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Cli.Bench.Http;

/// <summary>The measured process, and what it needs to start: a vault, and addresses that nothing is sent to.</summary>
internal sealed class HttpBenchHost : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _started = new();
    private readonly string _data = RepositoryRoot.Combine(".bridge", "bench");

    private HttpBenchHost()
    {
        Pki = LocalPki.LoadOrCreate(Path.Combine(_data, "pki"), TimeProvider.System);
        Secrets = LocalSecrets.LoadOrCreate(_data);
        Url = new UriBuilder("https", "localhost", FreePort.Find()).Uri;
    }

    internal LocalPki Pki { get; }

    internal LocalSecrets Secrets { get; }

    internal Uri Url { get; }

    internal static async Task<HttpBenchHost> StartAsync(CancellationToken cancellationToken)
    {
        var host = new HttpBenchHost();
        try
        {
            await host.StartAllAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var part)) await part.DisposeAsync();
    }

    private async Task StartAllAsync(CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var vault = Keep(await LocalKeyVault.StartAsync(
            new LocalKeyVaultOptions
            {
                CertificateFile = Pki.KeyVaultServer.CertificateFile, KeyFile = Pki.KeyVaultServer.KeyFile,
            },
            time,
            cancellationToken));
        FunctionSettings.FillVault(vault, Pki, Secrets);
        var broker = Keep(await Broker.StartAsync(
            new BrokerOptions { Port = FreePort.Find(), Queues = [] }, time, NullLoggerFactory.Instance, cancellationToken));
        var api = Keep(await TruvApi.StartAsync(ApiOptions(), time, cancellationToken));
        var settings = FunctionSettings.Environment(
            vault, Pki, broker, api, "UseDevelopmentStorage=true", new Uri(Url, Laptop.WebhookPath));
        var program = await ReleaseBuild.MakeAsync("cli", "Bridge.Cli", cancellationToken);
        var process = Keep(Launch(program, settings));
        await Readiness.UntilAsync("The bench host", () => FreePort.IsTakenAsync(Url.Port, cancellationToken), process, cancellationToken);
    }

    private ChildProcess Launch(string program, IReadOnlyDictionary<string, string> settings)
    {
        string[] arguments =
        [
            program, "bench", HttpBenchHostCommand.Name, "--port", Url.Port.ToString(CultureInfo.InvariantCulture),
            "--certificate", Pki.FrontEndServer.CertificateFile, "--key", Pki.FrontEndServer.KeyFile,
        ];
        return ChildProcess.Start("dotnet", arguments, settings, Path.Combine(_data, "host.log"));
    }

    private TruvApiOptions ApiOptions() => new()
    {
        Port = FreePort.Find(),
        ServerCertificateFile = Pki.ApiServer.CertificateFile,
        ServerKeyFile = Pki.ApiServer.KeyFile,
        ClientCaFile = Pki.ApiCaFile,
        ClientId = Secrets.ClientId,
        AccessSecrets = [Secrets.AccessSecret],
    };

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        _started.Push(part);
        return part;
    }
}
