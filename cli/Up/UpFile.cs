using System.Text.Json;
using Bridge.Local.Pki;

namespace Bridge.Cli.Up;

/// <summary><c>up.json</c>: tells any outside tool how to take part. Its shape is a contract; more keys may come.</summary>
internal sealed class UpFile : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Laptop _laptop;
    private readonly string _file;

    internal UpFile(Laptop laptop, string data)
    {
        _laptop = laptop;
        _file = System.IO.Path.Combine(data, "up.json");
        Write();
        _laptop.Functions.Restarted += Write;
    }

    internal string Path => _file;

    public void Dispose()
    {
        _laptop.Functions.Restarted -= Write;
        File.Delete(_file);
    }

    private void Write() => PrivateFile.Write(_file, JsonSerializer.Serialize(Content(), Indented));

    private object Content() => new
    {
        frontEnd = new
        {
            url = Text(_laptop.Functions.Url), webhookPath = Laptop.WebhookPath, caFile = _laptop.Pki.PlatformCaFile,
        },
        truvSender = new
        {
            certFile = _laptop.Pki.WebhookSender.CertificateFile,
            keyFile = _laptop.Pki.WebhookSender.KeyFile,
            accessSecrets = new[] { _laptop.Secrets.AccessSecret },
            headers = new Dictionary<string, string> { [FunctionSettings.HeaderName] = _laptop.Secrets.HeaderValue },
            pinned = Files(_laptop.Pki.PinnedSender),
        },
        truvApi = new
        {
            url = Text(_laptop.TruvApi.Url),
            caFile = _laptop.Pki.ApiCaFile,
            clientCertFile = _laptop.Pki.ApiClient.CertificateFile,
            clientKeyFile = _laptop.Pki.ApiClient.KeyFile,
            clientId = _laptop.Secrets.ClientId,
            accessSecret = _laptop.Secrets.AccessSecret,
        },
        serviceBus = new
        {
            connectionString = _laptop.Broker.ConnectionString,
            received = Laptop.ReceivedQueue,
            events = Laptop.EventsQueue,
            quarantine = Laptop.QuarantineQueue,
        },
        keyVault = new { url = Text(_laptop.KeyVault.Url), caFile = _laptop.Pki.PlatformCaFile },
        functions = new { settings = _laptop.Functions.Settings },
        storage = new { connectionString = _laptop.Storage.ConnectionString },
        control = new { url = Text(_laptop.Control.Url) },
        processes = new
        {
            bridge = Environment.ProcessId, functions = _laptop.Functions.ProcessId, azurite = _laptop.Storage.ProcessId,
        },
    };

    private static object Files(PemFiles files) => new { certFile = files.CertificateFile, keyFile = files.KeyFile };

    // Without the trailing slash, so that a path can be appended.
    private static string Text(Uri url) => url.ToString().TrimEnd('/');
}
