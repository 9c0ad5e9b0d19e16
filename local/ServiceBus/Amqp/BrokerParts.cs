using Bridge.Local.ServiceBus.Queues;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>What all links of a broker share.</summary>
internal sealed record BrokerParts(
    QueueDirectory Queues,
    TokenNode Tokens,
    TransactionRegistry Transactions,
    BrokerFaults Faults,
    ConnectionTable Connections,
    PendingAttaches PendingAttaches,
    TimeSpan LinkIdleTimeout,
    TimeProvider Time,
    ILogger Logger);
