using Bridge.Core.DeadLetters;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Azure;

/// <summary>The dead-letter queues of the namespace.</summary>
internal sealed class ServiceBusDeadLetterQueues(ServiceBusOperatorClient client, ILoggerFactory loggers) : IDeadLetterQueues
{
    public IReadOnlyList<string> Names => [client.Queues.Received, client.Queues.Events, client.Queues.Quarantine];

    public IDeadLetterQueue Open(string queue) => new ServiceBusDeadLetterQueue(
        client, NameOf(queue), loggers.CreateLogger<ServiceBusDeadLetterQueue>());

    private string NameOf(string queue) => queue switch
    {
        "received" => client.Queues.Received,
        "events" => client.Queues.Events,
        "quarantine" => client.Queues.Quarantine,
        _ => queue,
    };
}
