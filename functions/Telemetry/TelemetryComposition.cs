using Azure.Monitor.OpenTelemetry.Exporter;
using Bridge.Core.Tracing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Bridge.Functions.Telemetry;

/// <summary>Traces, metrics and logs by OpenTelemetry. Without a destination nothing is added, and nothing listens.</summary>
public static partial class TelemetryComposition
{
    /// <summary>Every meter of the bridge; a test holds their names to it.</summary>
    internal const string Meters = "Bridge.*";

    /// <summary>
    /// Adds what the settings OTEL_EXPORTER_OTLP_ENDPOINT and APPLICATIONINSIGHTS_CONNECTION_STRING ask for. Only for a host that
    /// runs the app: a tool that borrows its composition has nothing to report.
    /// </summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var destinations = TelemetryDestinations.Read(builder.Configuration);
        if (!destinations.Any) return builder;

        var telemetry = builder.Services.AddOpenTelemetry().WithSignals();
        builder.Logging.AddFilter("System.Net.Http.HttpClient.Otlp", LogLevel.Warning);
        TellHost(builder.Services);
        if (destinations.HasOtlp) telemetry.UseOtlpExporter();
        if (destinations.AzureMonitor is { } connection) telemetry.ExportToAzureMonitor(connection);
        return builder;
    }

    /// <summary>The three signals, without a way out.</summary>
    internal static IOpenTelemetryBuilder WithSignals(this IOpenTelemetryBuilder telemetry)
    {
        telemetry.Services.AddSingleton<BridgeResource>();
        return telemetry
            .ConfigureResource(resource => resource.AddDetector(services => services.GetRequiredService<BridgeResource>()))
            .WithTracing(traces => traces.AddSource(BridgeTrace.SourceName))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddView(DurationBuckets.For))
            .WithLogging(null, logs => logs.IncludeFormattedMessage = true);
    }

    private static void ExportToAzureMonitor(this IOpenTelemetryBuilder telemetry, string connection)
    {
        telemetry.Services.AddOptions<AzureMonitorExporterOptions>()
            .Configure<IServiceProvider>((options, services) =>
            {
                options.ConnectionString = connection;
                options.Credential = new DeferredCredential(services);
                options.EnableLiveMetrics = false;

                // All or what OTEL_TRACES_SAMPLER says; the exporter would keep a few each second.
                options.TracesPerSecond = null;

                // A refusal is logged, whether its trace was sampled or not.
                options.EnableTraceBasedLogsSampler = false;
            });
        telemetry
            .WithTracing(traces => traces.AddAzureMonitorTraceExporter())
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter())
            .WithLogging(logs => logs.AddAzureMonitorLogExporter());
    }

    // Otherwise the host would export our log lines a second time.
    static partial void TellHost(IServiceCollection services);
}
