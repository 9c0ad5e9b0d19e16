using Bridge.Cli.Up;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Control;

/// <summary>Status and faults of the local Azure, over plain HTTP on loopback.</summary>
internal sealed class ControlEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Laptop _laptop;

    private ControlEndpoint(int port, Laptop laptop)
    {
        _laptop = laptop;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        _app = builder.Build();
        _app.UseRouting();
        Map(_app);
        Url = new UriBuilder("http", "127.0.0.1", port).Uri;
    }

    internal Uri Url { get; }

    internal static async Task<ControlEndpoint> StartAsync(int port, Laptop laptop, CancellationToken cancellationToken)
    {
        var control = new ControlEndpoint(port, laptop);
        await control._app.StartAsync(cancellationToken);
        return control;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/status", () => Results.Json(new
        {
            queues = _laptop.Broker.Status(),
            storage = _laptop.Broker.Storage,
            truvApi = _laptop.TruvApi.RequestCounts,
            processes = new { bridge = Environment.ProcessId, functions = _laptop.Functions.ProcessId },
        }));
        BrokerRoutes.Map(routes, _laptop.Broker);
        TruvRoutes.Map(routes, _laptop.Truv);
        VaultRoutes.Map(routes, _laptop.KeyVault);
        routes.MapPost("/truv/send", SendAsync);
    }

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        using var sender = _laptop.Sender(pinned: false);
        return Results.Json(await sender.SendAsync(body.ToArray(), request.HttpContext.RequestAborted));
    }
}
