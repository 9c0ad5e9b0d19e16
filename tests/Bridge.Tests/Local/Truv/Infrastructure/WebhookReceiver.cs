using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Bridge.Local.Pki;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Tests.Local.Truv.Infrastructure;

/// <summary>Takes webhooks over mutual TLS and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();
    private int _running;
    private int _mostAtOnce;

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>The answer to each request; 200 at first.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public Uri Url { get; private set; } = null!;

    public IReadOnlyList<Received> All => [.. _received];

    public int MostAtOnce => _mostAtOnce;

    public static async Task<WebhookReceiver> StartAsync(LocalPki pki)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile(
            pki.FrontEndServer.CertificateFile, pki.FrontEndServer.KeyFile);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
            })));
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync(TruvUnderTest.Token);
        var address = receiver._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        receiver.Url = new UriBuilder("https", "localhost", new Uri(address.Addresses.First()).Port, "/hook").Uri;
        return receiver;
    }

    public void AnswerWith(int status) => Answer = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        InterlockedMax(Interlocked.Increment(ref _running));
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var headers = context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString());
            _received.Enqueue(new Received(
                context.Request.Path.Value!, headers, body.ToArray(), context.Connection.ClientCertificate?.Subject));
            body.Position = 0;
            context.Request.Body = body;
            await Answer(context);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private void InterlockedMax(int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref _mostAtOnce)) < value)
            Interlocked.CompareExchange(ref _mostAtOnce, value, seen);
    }

    internal sealed record Received(
        string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, string? Subject)
    {
        public string WebhookId => JsonSerializer.Deserialize<JsonElement>(Body).GetProperty("webhook_id").GetString()!;
    }
}
