using System.Transactions;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Enrichment;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>The received webhooks under peek-lock.</summary>
internal sealed class ServiceBusReceivedQueue(
    ServiceBusClient client, ServiceBusSenders senders, IOptions<QueueOptions> queues, IHostApplicationLifetime lifetime,
    TimeProvider time) : IReceivedQueue
{
    private readonly ServiceBusReceiver _receiver = client.CreateReceiver(queues.Value.Received);

    public async Task<IReadOnlyList<QueuedWebhook>> ReceiveAsync(
        int max, TimeSpan wait, CancellationToken cancellationToken)
    {
        // A run that finds the queue empty ends; what it has in hand it still brings to its end.
        if (lifetime.ApplicationStopping.IsCancellationRequested) return [];

        var messages = await _receiver.ReceiveMessagesAsync(max, wait, cancellationToken);
        return [.. messages.Select(message => new QueuedWebhook(
            message.Body.ToMemory(), EventProperties.Read(message), EventProperties.ReadAttempt(message), message)
        {
            LockedUntil = message.LockedUntil,
            TraceParent = EventProperties.ReadTrace(message),
        })];
    }

    public async Task<DateTimeOffset> RenewAsync(QueuedWebhook message, CancellationToken cancellationToken)
    {
        await _receiver.RenewMessageLockAsync(Of(message), cancellationToken);
        return Of(message).LockedUntil;
    }

    public Task CompleteAsync(QueuedWebhook message, CancellationToken cancellationToken) =>
        _receiver.CompleteMessageAsync(Of(message), cancellationToken);

    public Task PostponeAsync(QueuedWebhook message, TimeSpan delay, CancellationToken cancellationToken) =>
        ReplaceAsync(message, message.Attempt + 1, delay, cancellationToken);

    // Not by abandoning: that uses up the delivery count.
    public Task PutBackAsync(QueuedWebhook message, TimeSpan delay, CancellationToken cancellationToken) =>
        ReplaceAsync(message, message.Attempt, delay, cancellationToken);

    public Task DeadLetterAsync(
        QueuedWebhook message, string reason, string description, CancellationToken cancellationToken) =>
        _receiver.DeadLetterMessageAsync(Of(message), reason, description, cancellationToken);

    // One transaction, so that the event is never on the queue twice, nor not at all. Should its end stay unknown and the
    // original come back, then its copy has the same MessageId once more, and duplicate detection drops it.
    private async Task ReplaceAsync(QueuedWebhook message, int attempt, TimeSpan delay, CancellationToken cancellationToken)
    {
        var copy = MessageCopy.Of(Of(message), attempt, time.GetUtcNow() + delay);
        using var transaction = new CommittableTransaction();
        using (var scope = new TransactionScope(transaction, TransactionScopeAsyncFlowOption.Enabled))
        {
            await senders.Received.SendMessageAsync(copy, cancellationToken);
            await CompleteAsync(message, cancellationToken);
            scope.Complete();
        }

        // Not left to a scope, whose end would block a thread until the broker has answered.
        await Task.Factory.FromAsync(transaction.BeginCommit, transaction.EndCommit, null);
    }

    private static ServiceBusReceivedMessage Of(QueuedWebhook message) => (ServiceBusReceivedMessage)message.Receipt;
}
