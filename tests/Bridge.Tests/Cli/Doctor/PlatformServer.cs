using System.Security.Cryptography.X509Certificates;
using Bridge.Local.Pki;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Tests.Cli.Doctor;

/// <summary>What Azure would answer: the front end to a call without a certificate, and the management API.</summary>
internal sealed class PlatformServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlatformServer(WebApplication app, Uri url) => (_app, Url) = (app, url);

    public Uri Url { get; }

    /// <summary>Status of the front end.</summary>
    public int FrontEndStatus { get; set; } = 403;

    /// <summary>The caller's address when access restrictions refuse it.</summary>
    public string? ForbiddenAddress { get; set; }

    /// <summary>Answer of the management API.</summary>
    public object Site { get; set; } = Sound();

    public static object Sound(string mode = "Required", string addresses = "20.0.0.1") => new
    {
        properties = new
        {
            clientCertEnabled = true, clientCertMode = mode, httpsOnly = true, clientCertExclusionPaths = (string?)null,
            outboundIpAddresses = addresses,
        },
    };

    public static async Task<PlatformServer> StartAsync(LocalPki pki)
    {
        using var pem = X509Certificate2.CreateFromPemFile(pki.FrontEndServer.CertificateFile, pki.FrontEndServer.KeyFile);
        var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var app = builder.Build();
        PlatformServer? server = null;
        app.UseRouting();
        app.MapPost("/api/webhooks/truv", (HttpResponse response) =>
        {
            if (server!.ForbiddenAddress is { } address) response.Headers["x-ms-forbidden-ip"] = address;
            return Results.StatusCode(server.FrontEndStatus);
        });
        app.MapGet("/subscriptions/{**rest}", (HttpRequest request) => request.Headers.Authorization == "Bearer management"
            ? Results.Json(server!.Site)
            : Results.StatusCode(403));
        await app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server = new PlatformServer(app, new UriBuilder("https", "localhost", new Uri(addresses.First()).Port).Uri);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
