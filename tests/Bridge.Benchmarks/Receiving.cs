using System.Diagnostics.Metrics;
using Bridge.Core.Certificates;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Benchmarks;

/// <summary>The product's receiver with its defaults, one rule, one header, one secret, and a queue that does nothing.</summary>
internal sealed class Receiving : IAsyncDisposable
{
    private static readonly ReceivingLimits Limits =
        new(MaxBodyBytes: 256 * 1024, MaxConcurrency: 128, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8));

    private readonly WebhookReceiver _receiver;
    private readonly WebhookRequest _genuine;

    public Receiving(Request request)
    {
        var time = TimeProvider.System;
        var policy = new ReceivingPolicy(
            [new IssuedTrustRule("issued", "mtls-sandbox.truv.com", request.Authority.Collection)],
            [new RequiredHeader(WebhookBuilder.HeaderName, [WebhookBuilder.HeaderValue])],
            [AccessSecret.FromText("current", Request.Secret)]);
        var checks = new WebhookChecks(policy, Limits.MaxBodyBytes, time, NullLoggerFactory.Instance);
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var telemetry = new ReceivingTelemetry(meters, NullLogger<ReceivingTelemetry>.Instance);
        var budget = new QuarantineBudget(new QuarantineLimits(1, 1, TimeSpan.FromHours(1)), time);
        _receiver = new WebhookReceiver(
            () => checks, new WebhookKeeper(new SilentQueue(), budget, telemetry), Limits, telemetry, time);
        _genuine = request.Builder.Build();
    }

    public async ValueTask<Verdict> ReceiveAsync()
    {
        _genuine.Body.Position = 0;

        // The record is made anew, as the function makes it for each request; stream and headers are the web server's.
        var verdict = await _receiver.ReceiveAsync(_genuine with { }, "reference", CancellationToken.None);
        return verdict.IsAccepted ? verdict : throw new InvalidOperationException($"Not genuine: {verdict}");
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();
}
