using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Bridge.Functions.Telemetry;
using Bridge.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Bridge.Tests.Functions.Telemetry;

/// <summary>What is exported, and when.</summary>
[Collection(nameof(ListeningCollection))]
public sealed partial class TelemetryCompositionTests
{
    // Nobody is there. Only these tests run meanwhile: an exporter listens to the whole process.
    private static readonly (string, string) Collector = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:9");

    private static readonly (string, string) AzureMonitor = (
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://localhost:9/");

    [Fact]
    public async Task Nothing_WithoutADestination_IsThere()
    {
        await using var app = new ComposedTelemetry();

        Assert.Null(app.Services.GetService<MeterProvider>());
        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Empty(app.Services.GetServices<ILoggerProvider>());
    }

    [Fact]
    public async Task Nothing_WhereAToolBorrowsTheComposition_IsThere()
    {
        await using var app = ComposedTelemetry.Borrowed(Collector, AzureMonitor);

        Assert.Null(app.Services.GetService<MeterProvider>());
        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Empty(app.Services.GetServices<ILoggerProvider>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Destinations_EmptySettings_AreNone(string empty)
    {
        using var app = new Microsoft.Extensions.Configuration.ConfigurationManager();
        app["OTEL_EXPORTER_OTLP_ENDPOINT"] = app["APPLICATIONINSIGHTS_CONNECTION_STRING"] = empty;

        Assert.False(TelemetryDestinations.Read(app).Any);
    }

    [Fact]
    public async Task Collector_EveryMeterThatTheCodeDeclares_IsListenedTo()
    {
        await using var app = new ComposedTelemetry(Collector);
        Assert.NotNull(app.Services.GetService<MeterProvider>());

        var instruments = app.Instruments();

        Assert.NotEmpty(instruments);
        Assert.All(instruments, instrument => Assert.True(instrument.Enabled, $"{instrument.Meter.Name} {instrument.Name}"));
    }

    [Fact]
    public async Task Instruments_WithoutADestination_CostNothing()
    {
        await using var app = new ComposedTelemetry();

        Assert.All(app.Instruments(), instrument => Assert.False(instrument.Enabled, instrument.Name));
    }

    [Fact]
    public void Buckets_Durations_ReachFromAMillisecondToADay()
    {
        using var meter = new Meter("Bridge.Test");

        var seconds = DurationBuckets.For(meter.CreateHistogram<double>("duration", "s"));

        var boundaries = Assert.IsType<ExplicitBucketHistogramConfiguration>(seconds).Boundaries!;
        Assert.Equal((0.001, 86400), (boundaries[0], boundaries[^1]));
        Assert.Null(DurationBuckets.For(meter.CreateHistogram<long>("size", "By")));
    }

    [Fact]
    public void Meters_OfTheSources_AreMadeWhereTheseTestsLook()
    {
        var files = new[] { "core", "functions" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => Meter().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(ComposedTelemetry.Sources.Select(type => type.Name).Order(), files.Order());
    }

    [Fact]
    public async Task Collector_Signals_AreAllThree()
    {
        await using var app = new ComposedTelemetry(Collector);

        Assert.NotNull(app.Services.GetService<TracerProvider>());
        Assert.Single(app.Services.GetServices<ILoggerProvider>());
    }

    [Fact]
    public async Task AzureMonitor_WithoutAnyOtherSetting_IsComposedAndAsksNoIdentityYet()
    {
        await using var app = new ComposedTelemetry(AzureMonitor);

        Assert.NotNull(app.Services.GetService<TracerProvider>());
        Assert.NotNull(app.Services.GetService<MeterProvider>());
        Assert.Single(app.Services.GetServices<ILoggerProvider>());
    }

    [Theory]
    [InlineData("Sandbox", "sandbox")]
    [InlineData("production", "production")]
    [InlineData("somewhere", "unknown")]
    public async Task Resource_SaysServiceVersionEnvironmentAndFlavour(string setting, string environment)
    {
        await using var app = new ComposedTelemetry(Collector, ("Truv:Environment", setting));

        var resource = app.Services.GetRequiredService<TracerProvider>().GetResource().Attributes.ToDictionary();

        Assert.Equal(("truv-bridge", "0.1.0"), (resource["service.name"], resource["service.version"]));
        Assert.Equal(environment, resource["deployment.environment.name"]);
        Assert.Contains(resource["bridge.azure_sdk"], new object[] { "official", "standin" });
    }

    [GeneratedRegex(@"\b[Mm]eters\.Create\(|new Meter\(")]
    private static partial Regex Meter();
}
