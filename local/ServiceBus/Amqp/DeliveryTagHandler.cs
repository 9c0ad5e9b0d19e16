using Amqp.Handler;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Makes the lock token the delivery tag: 16 bytes in .NET's order, as both SDKs expect.</summary>
internal sealed class DeliveryTagHandler : IHandler
{
    public bool CanHandle(EventId id) => id == EventId.SendDelivery;

    public void Handle(Event protocolEvent)
    {
        if (protocolEvent.Context is IDelivery { Message: Delivery { Taken: { } taken } } delivery)
            delivery.Tag = taken.Token.ToByteArray();
    }
}
