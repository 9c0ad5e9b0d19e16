using System.Security.Cryptography.X509Certificates;
using Bridge.Local.FunctionHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Local.FunctionHost.Infrastructure;

/// <summary>The local function host on a free port, over the function classes a test names.</summary>
internal sealed class HostUnderTest(params Type[] functions) : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("functionhost").FullName;
    private readonly X509Certificate2 server = TestCertificates.Server();
    private WebApplication? app;

    public string HostJson { get; init; } = """{ "version": "2.0" }""";

    public string? LocalSettings { get; init; }

    public TimeProvider? Time { get; init; }

    public Action<IHostApplicationBuilder> Compose { get; init; } = static _ => { };

    public LogCapture Logs { get; } = new();

    public X509Certificate2 ClientCertificate { get; } = TestCertificates.Client();

    public string Folder => folder;

    public Uri Url => new(app!.Urls.Single());

    public IServiceProvider Services => app!.Services;

    public static async Task<HostUnderTest> StartAsync(params Type[] functions) =>
        await new HostUnderTest(functions).StartAsync();

    public async Task<HostUnderTest> StartAsync()
    {
        app = LocalFunctionHost.Build(Options());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return this;
    }

    public Task StopAsync() => app!.StopAsync(TestContext.Current.CancellationToken);

    public FunctionHostOptions Options()
    {
        var hostJson = Path.Combine(folder, "host.json");
        File.WriteAllText(hostJson, HostJson);
        if (LocalSettings is not null)
            File.WriteAllText(Path.Combine(folder, "local.settings.json"), LocalSettings);
        var (certificateFile, keyFile) = TestCertificates.Write(server, folder);
        return new()
        {
            Functions = new FunctionSet(functions),
            HostJsonFile = hostJson,
            CertificateFile = certificateFile,
            KeyFile = keyFile,
            Compose = Prepare,
        };
    }

    public HttpClient Caller() => Caller(ClientCertificate);

    public HttpClient Caller(X509Certificate2? certificate)
    {
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => server.Equals(shown),
        };
        if (certificate is not null)
            handler.ClientCertificates.Add(certificate);
        return new(handler) { BaseAddress = Url };
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        server.Dispose();
        ClientCertificate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Prepare(IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Debug);
        if (Time is not null)
            builder.Services.AddSingleton(Time);
        Compose(builder);
    }
}
