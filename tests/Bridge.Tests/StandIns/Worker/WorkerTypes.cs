using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Bridge.Tests.StandIns.Worker;

/// <summary>The public types of the worker that this build uses: one assembly for the stand-in, several for the official packages.</summary>
internal static class WorkerTypes
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. new[]
        {
            typeof(FunctionAttribute), typeof(HttpTriggerAttribute), typeof(TimerTriggerAttribute), typeof(FunctionsApplication),
            typeof(FunctionsApplicationBuilderAspNetCoreExtensions),
        }.Select(type => type.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes()),
    ];

    public static Type Named(string name) => All.Single(type => type.FullName == name);
}
