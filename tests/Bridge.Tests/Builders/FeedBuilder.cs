using System.Diagnostics.Metrics;
using Bridge.Functions.Certificates;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Builders;

/// <summary>Feeds of lists of revoked certificates as the app puts them together.</summary>
internal static class FeedBuilder
{
    public static RevocationSource Source(TimeProvider time, Func<VaultClients>? vault = null) => new(
        new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>(),
        vault ?? (() => throw new InvalidOperationException("This test has no vault.")), time);

    public static RevocationTelemetry Telemetry(TimeProvider time, ILogger<RevocationTelemetry>? logger = null) => new(
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(), time,
        logger ?? NullLogger<RevocationTelemetry>.Instance);

    public static RevocationFeeds Feeds(TimeProvider time, RevocationTelemetry? telemetry = null) =>
        new(Source(time), telemetry ?? Telemetry(time), time);
}
