namespace Azure.Messaging.ServiceBus;

/// <summary>How a client reaches the service.</summary>
public enum ServiceBusTransportType
{
    /// <summary>AMQP over TCP.</summary>
    AmqpTcp = 0,

    /// <summary>AMQP over web sockets.</summary>
    AmqpWebSockets = 1,
}
