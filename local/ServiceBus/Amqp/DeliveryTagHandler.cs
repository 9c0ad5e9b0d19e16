using Amqp.Handler;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>
/// Makes the lock token the delivery tag: 16 bytes in .NET's order, as both SDKs expect. Hears of detaches before the library
/// acts on them.
/// </summary>
internal sealed class DeliveryTagHandler(PendingAttaches pending) : IHandler
{
    public bool CanHandle(EventId id) => id is EventId.SendDelivery or EventId.LinkRemoteClose;

    public void Handle(Event protocolEvent)
    {
        if (protocolEvent.Id == EventId.LinkRemoteClose) pending.OnRemoteClose(protocolEvent.Link);
        else if (protocolEvent.Context is IDelivery { Message: Delivery { Taken: { } taken } } delivery)
            delivery.Tag = taken.Token.ToByteArray();
    }
}
