using Microsoft.Extensions.Configuration;

namespace Bridge.Functions.Telemetry;

/// <summary>Where telemetry goes, by the settings that OpenTelemetry and Azure Monitor define; nowhere when neither is there.</summary>
/// <param name="HasOtlp">Whether a collector is named.</param>
/// <param name="AzureMonitor">The connection string of Application Insights; null when there is none.</param>
internal sealed record TelemetryDestinations(bool HasOtlp, string? AzureMonitor)
{
    internal const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    internal const string AzureMonitorConnection = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    internal bool Any => HasOtlp || AzureMonitor is not null;

    internal static TelemetryDestinations Read(IConfiguration configuration) => new(
        !string.IsNullOrWhiteSpace(configuration[OtlpEndpoint]),
        configuration[AzureMonitorConnection] is { } connection && !string.IsNullOrWhiteSpace(connection) ? connection : null);
}
