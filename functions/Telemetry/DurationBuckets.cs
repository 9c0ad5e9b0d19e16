using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Bridge.Functions.Telemetry;

/// <summary>Buckets for histograms in seconds: OpenTelemetry's own are meant for milliseconds.</summary>
internal static class DurationBuckets
{
    // From a check of a webhook to an event that waited for a day.
    private static readonly double[] Seconds =
        [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21600, 86400];

    internal static MetricStreamConfiguration? For(Instrument instrument) => instrument is Histogram<double> { Unit: "s" }
        ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds }
        : null;
}
