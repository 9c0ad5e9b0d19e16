using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Tests.Functions.Truv;

/// <summary>A web server on loopback that answers as a test wants.</summary>
internal sealed class TruvServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TruvServer(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Limits.MinResponseDataRate = null;
        });
        _app = builder.Build();
        _app.Run(context =>
        {
            Requests.Enqueue(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
            return answer(context, Requests.Count);
        });
    }

    public ConcurrentQueue<Dictionary<string, string>> Requests { get; } = new();

    public Uri Url { get; private set; } = new("http://localhost/");

    /// <summary>Starts one; the number of the request, from 1, tells the answers apart.</summary>
    public static async Task<TruvServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var server = new TruvServer(answer);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Url = new Uri(addresses.Addresses.First());
        return server;
    }

    public static Task JsonAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
