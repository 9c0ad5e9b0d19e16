using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Bridge.Local.Pki;
using Bridge.Local.Truv;

namespace Bridge.Tests.Local.Truv.Infrastructure;

/// <summary>A Truv with certificates of its own, and a client that it lets in.</summary>
internal sealed class TruvUnderTest : IAsyncDisposable
{
    public const string Secret = "sandbox-secret";

    private readonly string _folder;
    private readonly X509Certificate2 _client;

    private TruvUnderTest(string folder, LocalPki pki, TimeProvider time)
    {
        _folder = folder;
        Pki = pki;
        Time = time;
        _client = X509Certificate2.CreateFromPemFile(pki.ApiClient.CertificateFile, pki.ApiClient.KeyFile);
    }

    public LocalPki Pki { get; }

    public TimeProvider Time { get; }

    public TruvService Service { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TruvUnderTest> StartAsync(
        TimeProvider? time = null,
        Func<TruvApiOptions, TruvApiOptions>? api = null,
        Func<TruvServiceOptions, TruvServiceOptions>? service = null,
        Func<WebhookSenderOptions, WebhookSenderOptions>? sender = null)
    {
        var folder = Directory.CreateTempSubdirectory("bridge-truv-").FullName;
        var truv = new TruvUnderTest(folder, LocalPki.LoadOrCreate(folder, TimeProvider.System), time ?? TimeProvider.System);
        var options = new TruvServiceOptions
        {
            Api = (api ?? (one => one))(truv.ApiOptions()), Sender = (sender ?? (one => one))(truv.SenderOptions()),
        };
        truv.Service = await TruvService.StartAsync((service ?? (one => one))(options), truv.Time, Token);
        truv.Http = truv.Client();
        return truv;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Service.DisposeAsync();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One borrower whose events go to nobody unless a webhook is configured.</summary>
    public async Task<JourneyResult> RunAsync(JourneyOptions? journey = null) =>
        (await Service.EmitAsync(1, journey ?? new JourneyOptions(), Token))[0];

    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path, Token);
        return await ReadAsync(response);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string json)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        using var response = await Http.SendAsync(request, Token);
        return await ReadAsync(response);
    }

    /// <summary>A client with connections of its own.</summary>
    public HttpClient Client(Func<X509Chain?, SslPolicyErrors, bool>? seen = null)
    {
        var http = new HttpClient(Connection(seen)) { BaseAddress = Service.Url };
        http.DefaultRequestHeaders.Add("X-Access-Client-Id", "client");
        http.DefaultRequestHeaders.Add("X-Access-Secret", Secret);
        return http;
    }

    /// <summary>Connections that it lets in.</summary>
    public SocketsHttpHandler Connection(Func<X509Chain?, SslPolicyErrors, bool>? seen = null)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(_client, null, offline: true);
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(Pki.ApiCaFile);
        if (seen is not null) handler.SslOptions.RemoteCertificateValidationCallback = (_, _, chain, errors) => seen(chain, errors);
        return handler;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        return (response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    private TruvApiOptions ApiOptions() => new()
    {
        ServerCertificateFile = Pki.ApiServer.CertificateFile,
        ServerKeyFile = Pki.ApiServer.KeyFile,
        ClientCaFile = Pki.ApiCaFile,
        CaKeyFile = Pki.ApiCaFile.Replace(".crt.", ".key.", StringComparison.Ordinal),
        ClientId = "client",
        AccessSecrets = [Secret],
        UnknownIds = UnknownIds.NotFound,
        RequestsPerMinute = 0,
    };

    private WebhookSenderOptions SenderOptions() => new()
    {
        CaFile = Pki.PlatformCaFile,
        CertificateFile = Pki.WebhookSender.CertificateFile,
        KeyFile = Pki.WebhookSender.KeyFile,
        AccessSecret = Secret,
        Headers = new Dictionary<string, string> { ["X-Agreed"] = "value" },
    };
}
