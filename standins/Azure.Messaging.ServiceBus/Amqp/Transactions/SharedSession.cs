using Amqp;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>The AMQP session that all links of a connection share; it outlives each of them.</summary>
internal sealed class SharedSession(Connection connection) : Session(connection);
