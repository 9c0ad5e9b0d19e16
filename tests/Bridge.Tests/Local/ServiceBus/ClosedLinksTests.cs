using System.Runtime.CompilerServices;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>A client that lives as long as its program does not remember what was closed.</summary>
public sealed class ClosedLinksTests(BrokerFixture broker) : IClassFixture<BrokerFixture>
{
    private const int Many = 300;

    [Fact]
    public async Task Client_WhoseSendersAndReceiversWereClosed_ForgetsMostOfThem()
    {
        await using var client = broker.Client();
        var closed = await OpenAndCloseAsync(client, broker.Queue());

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.InRange(closed.Count(link => link.IsAlive), 0, Many / 2);
    }

    // On a stack of its own, which keeps nothing alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<List<WeakReference>> OpenAndCloseAsync(ServiceBusClient client, string queue)
    {
        var closed = new List<WeakReference>();
        for (var i = 0; i < Many; i += 2)
        {
            var (sender, receiver) = (client.CreateSender(queue), client.CreateReceiver(queue));
            closed.Add(new WeakReference(sender));
            closed.Add(new WeakReference(receiver));
            await sender.DisposeAsync();
            await receiver.DisposeAsync();
        }

        return closed;
    }
}
