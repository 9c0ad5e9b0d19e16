using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.StandIns.Worker;

/// <summary>Tells the two build flavours apart: in the official one each package is an assembly of its own.</summary>
internal static class StandIn
{
    public static bool IsUsed =>
        typeof(FunctionAttribute).Assembly.GetName().Name is "Microsoft.Azure.Functions.Worker";
}
