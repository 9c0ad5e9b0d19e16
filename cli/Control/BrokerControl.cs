using Bridge.Local.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Control;

/// <summary>Status and faults of a broker that runs alone, over plain HTTP on loopback.</summary>
internal sealed class BrokerControl : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BrokerControl(WebApplication app, Uri url)
    {
        _app = app;
        Url = url;
    }

    internal Uri Url { get; }

    internal static async Task<BrokerControl> StartAsync(int port, Broker broker, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        var app = builder.Build();
        app.UseRouting();
        app.MapGet("/status", () => Results.Json(new { queues = broker.Status(), storage = broker.Storage }));
        app.MapGet("/memory", () => Results.Json(BrokerMemory.Now()));
        BrokerRoutes.Map(app, broker);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new NotStartedException($"Port {port} for the control endpoint is in use: choose another one.", e);
        }

        return new BrokerControl(app, new UriBuilder("http", "127.0.0.1", port).Uri);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
