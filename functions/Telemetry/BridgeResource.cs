using System.Reflection;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;
using OpenTelemetry.Resources;

namespace Bridge.Functions.Telemetry;

/// <summary>What every span, metric and log line says of the process that it comes from.</summary>
/// <param name="truv">Tells sandbox from production.</param>
internal sealed class BridgeResource(IOptions<TruvOptions> truv) : IResourceDetector
{
    internal const string ServiceName = "truv-bridge";

    private static readonly Assembly App = typeof(BridgeResource).Assembly;

    /// <summary><c>official</c> or <c>standin</c>: which Azure packages the app was built with.</summary>
    internal static string AzureSdk { get; } =
        App.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "AzureSdk").Value!;

    /// <inheritdoc />
    public Resource Detect() => ResourceBuilder.CreateEmpty()
        .AddService(ServiceName, serviceVersion: App.GetName().Version!.ToString(fieldCount: 3))
        .AddAttributes(
        [
            new("deployment.environment.name", truv.Value.Environment.ToString()!.ToLowerInvariant()),
            new("bridge.azure_sdk", AzureSdk),
        ])
        .Build();
}
