using System.Collections.Concurrent;
using Bridge.Cli.Up;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Bridge.EndToEnd.Telemetry;

/// <summary>A collector on loopback that keeps what it is sent: OTLP over HTTP, Protocol Buffers.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, ProtoMessage Message)> _kept = new();

    private OtlpCollector(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    /// <summary>Every text that came, whatever its place.</summary>
    public IEnumerable<string> Texts => _kept.SelectMany(kept => kept.Message.Texts());

    public IEnumerable<OtlpSpan> Spans => Of("traces").SelectMany(export => export.All(1, 2, 2)).Select(OtlpSpan.Read);

    public IEnumerable<string> Metrics => Of("metrics").SelectMany(export => export.All(1, 2, 2)).Select(metric => metric.Text(1));

    /// <summary>The bodies of the log lines.</summary>
    public IEnumerable<string> Logs =>
        Of("logs").SelectMany(export => export.All(1, 2, 2)).SelectMany(record => record.All(5)).Select(body => body.Text(1));

    /// <summary>The attributes of every resource that something came from.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Resources =>
        _kept.SelectMany(kept => kept.Message.All(1, 1)).Select(resource => OtlpSpan.Attributes(resource, 1));

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{FreePort.Find()}");
        var app = builder.Build();
        var collector = new OtlpCollector(app);
        app.Run(collector.KeepAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<ProtoMessage> Of(string signal) => _kept.Where(kept => kept.Signal == signal).Select(kept => kept.Message);

    private async Task KeepAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        _kept.Enqueue((http.Request.Path.Value!.Split('/')[^1], ProtoMessage.Read(body.ToArray())));
    }
}
