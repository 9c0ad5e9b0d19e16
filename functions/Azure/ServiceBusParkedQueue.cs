using Azure.Messaging.ServiceBus;
using Bridge.Core.Parked;

namespace Bridge.Functions.Azure;

/// <summary>
/// Messages that wait for an operator on Service Bus. A number can be locked only when its message is deferred, so what stands
/// before it is deferred on the way, once in its life; nothing is ever abandoned (docs/decisions/0005).
/// </summary>
internal abstract class ServiceBusParkedQueue<T>(ServiceBusReceiver receiver) : IParkedQueue<T>
    where T : IParkedMessage
{
    private const int BatchSize = 32;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<T>> PeekAsync(long fromNumber, int max, CancellationToken cancellationToken)
    {
        var messages = await receiver.PeekMessagesAsync(max, fromNumber, cancellationToken);
        return [.. messages.Select(Read)];
    }

    // Never more credit than messages are missing: a receiver keeps, locked, what arrives after it has handed out a part of
    // a batch, and would cost those behind the last wanted message a delivery. An empty batch is the end: what is still
    // missing is gone, or locked by somebody else.
    public async Task SetAsideAsync(IReadOnlyCollection<T> messages, CancellationToken cancellationToken)
    {
        var missing = messages.Where(message => !message.IsSetAside).Select(message => message.SequenceNumber).ToHashSet();
        while (missing.Count > 0)
        {
            var max = Math.Min(BatchSize, missing.Count);
            var batch = await receiver.ReceiveMessagesAsync(max, Wait, cancellationToken);
            if (batch.Count == 0) return;
            await Task.WhenAll(batch.Select(DeferAsync));
            missing.ExceptWith(batch.Select(message => message.SequenceNumber));
        }
    }

    public async Task<object?> TakeAsync(long number, CancellationToken cancellationToken)
    {
        try
        {
            return await receiver.ReceiveDeferredMessageAsync(number, cancellationToken);
        }
        catch (ServiceBusException e) when (
            e.Reason is ServiceBusFailureReason.MessageNotFound or ServiceBusFailureReason.MessageLockLost)
        {
            return null;
        }
    }

    public async Task<SettleOutcome> CompleteAsync(object taken, CancellationToken cancellationToken)
    {
        try
        {
            await receiver.CompleteMessageAsync((ServiceBusReceivedMessage)taken, cancellationToken);
            return SettleOutcome.Removed;
        }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            return SettleOutcome.LockLost;
        }
    }

    public Task GiveBackAsync(object taken, CancellationToken cancellationToken) =>
        DeferAsync((ServiceBusReceivedMessage)taken);

    protected abstract T Read(ServiceBusReceivedMessage message);

    // Never cut short: an operator who stops must not leave a batch locked. A lost lock means that it is back by itself.
    private async Task DeferAsync(ServiceBusReceivedMessage message)
    {
        try
        {
            await receiver.DeferMessageAsync(message, null, CancellationToken.None);
        }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            // The next pass finds it.
        }
    }
}
