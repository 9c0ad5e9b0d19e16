using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Functions.Telemetry;

public static partial class TelemetryComposition
{
    // What Microsoft.Azure.Functions.Worker.OpenTelemetry says, without the spans that it takes from the caller's headers.
    static partial void TellHost(IServiceCollection services) => services.Configure<WorkerOptions>(
        worker => worker.Capabilities["WorkerOpenTelemetryEnabled"] = bool.TrueString);
}
