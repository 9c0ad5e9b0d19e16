using System.Diagnostics.Metrics;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Calls;
using Bridge.Core.Truv.Deliveries;
using Bridge.Core.Truv.Rate;
using Bridge.Core.Truv.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Truv;

/// <summary>
/// The client as the core makes it: gate, reading, and a script in place of the connection; no retries.
/// </summary>
internal sealed class TruvPipeline : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public TruvPipeline(HttpMessageHandler connection, TruvRate? rate = null, TruvLimits? limits = null, Uri? root = null,
        string secret = "secret", FakeTimeProvider? time = null)
    {
        Time = time ?? new FakeTimeProvider(Start);
        var meters = _services.GetRequiredService<IMeterFactory>();
        Measurements = new MeasurementRecorder(meters);
        Telemetry = new TruvTelemetry(meters, Log);
        Gate = new TruvGate(rate ?? TruvRate.Default, () => 0.5, Telemetry, Time);
        var bounds = limits ?? TruvLimits.Default;
        var reader = new TruvReplyHandler(bounds, Time) { InnerHandler = connection };
        var http = new HttpClient(new TruvGateHandler(Gate, Telemetry, Time) { InnerHandler = reader })
        {
            BaseAddress = root ?? new Uri("https://api.test/"), Timeout = Timeout.InfiniteTimeSpan,
        };
        Client = new TruvClient(http, () => new TruvCredentials("client", secret), Telemetry, Time);
        Api = new TruvApi(Client, bounds, Telemetry);
        Webhooks = new TruvWebhooks(Api, Client, Telemetry);
        Deliveries = new TruvDeliveries(Client, Telemetry);
    }

    public FakeTimeProvider Time { get; }

    public LogRecorder<TruvTelemetry> Log { get; } = new();

    public MeasurementRecorder Measurements { get; }

    public TruvTelemetry Telemetry { get; }

    public TruvGate Gate { get; }

    public TruvClient Client { get; }

    public TruvApi Api { get; }

    public TruvWebhooks Webhooks { get; }

    public TruvDeliveries Deliveries { get; }

    public Task<TruvAnswer> GetAsync(string path = "/v1/links/1/") =>
        Api.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<TruvAnswer> GetAllAsync(string path) => Api.GetAllAsync(path, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Gate.Dispose();
        Measurements.Dispose();
        _services.Dispose();
    }
}
