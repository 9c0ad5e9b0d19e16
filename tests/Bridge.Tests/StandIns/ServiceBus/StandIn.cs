using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>Tells the two build flavours apart: the stand-in has the version of this repository.</summary>
internal static class StandIn
{
    public static bool IsUsed =>
        typeof(ServiceBusClient).Assembly.GetName().Version!.Major == 0;
}
