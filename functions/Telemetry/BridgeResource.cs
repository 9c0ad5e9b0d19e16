using System.Reflection;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Resources;

namespace Bridge.Functions.Telemetry;

/// <summary>
/// What every span, metric and log line says of the process that it comes from. Loggers need it before settings are validated:
/// what is wrong with those is said at the start, all of it, and not here.
/// </summary>
/// <param name="configuration">Tells sandbox from production.</param>
internal sealed class BridgeResource(IConfiguration configuration) : IResourceDetector
{
    private const string ServiceName = "truv-bridge";

    private static readonly Assembly App = typeof(BridgeResource).Assembly;

    /// <summary><c>official</c> or <c>standin</c>: which Azure packages the app was built with.</summary>
    internal static string AzureSdk { get; } =
        App.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "AzureSdk").Value!;

    /// <inheritdoc />
    public Resource Detect() => ResourceBuilder.CreateEmpty()
        .AddService(ServiceName, serviceVersion: App.GetName().Version!.ToString(fieldCount: 3))
        .AddAttributes(
        [
            new("deployment.environment.name", Environment()), new("bridge.azure_sdk", AzureSdk),
        ])
        .Build();

    private string Environment() => Enum.TryParse<TruvEnvironment>(
        configuration[$"{TruvOptions.Section}:{nameof(TruvOptions.Environment)}"], ignoreCase: true, out var environment)
        ? environment.ToString().ToLowerInvariant()
        : "unknown";
}
