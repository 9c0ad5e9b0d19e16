using Amqp;
using Amqp.Framing;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Sends one message on a link and waits for the outcome.</summary>
internal static class LinkSend
{
    internal static async Task SendAsync(
        SenderLink link, Message message, string entity, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        link.Send(message, null, (_, _, outcome, _) => Settle(done, outcome, entity), null);
        try
        {
            await done.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            link.Cancel(message);
            throw;
        }
    }

    private static void Settle(TaskCompletionSource done, Outcome outcome, string entity)
    {
        switch (outcome)
        {
            case Accepted: done.TrySetResult(); break;
            case Rejected rejected: done.TrySetException(AmqpErrors.ToException(rejected.Error, entity)); break;
            default: done.TrySetException(AmqpErrors.ToException((Error?)null, entity)); break;
        }
    }
}
