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
        var faults = _laptop.Broker.Faults;
        routes.MapGet("/status", () => Results.Json(new
        {
            queues = _laptop.Broker.Status(),
            truvApi = _laptop.TruvApi.RequestCounts,
            processes = new { bridge = Environment.ProcessId, functions = _laptop.Functions.ProcessId },
        }));
        routes.MapPost("/queues/{queue}/expire-locks", (string queue) => OnQueue(queue, _laptop.Broker.ExpireLocks));
        routes.MapPost("/queues/{queue}/faults/hold-settlements", (string queue) => OnQueue(queue, faults.HoldSettlements));
        routes.MapDelete("/queues/{queue}/faults/hold-settlements", (string queue) => OnQueue(queue, faults.ReleaseSettlements));
        routes.MapPost("/queues/{queue}/faults/refuse-sends", (string queue) => OnQueue(queue, faults.RefuseSends));
        routes.MapDelete("/queues/{queue}/faults/refuse-sends", (string queue) => OnQueue(queue, faults.AcceptSends));
        routes.MapPost("/truv/send", SendAsync);
    }

    private IResult OnQueue(string queue, Action<string> act)
    {
        if (_laptop.Broker.Status().All(status => !status.Name.Equals(queue, StringComparison.OrdinalIgnoreCase)))
            return Results.Problem($"There is no queue '{queue}'.", statusCode: StatusCodes.Status404NotFound);
        act(queue);
        return Results.NoContent();
    }

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        using var sender = _laptop.Sender(pinned: false);
        return Results.Json(await sender.SendAsync(body.ToArray(), request.HttpContext.RequestAborted));
    }
}
