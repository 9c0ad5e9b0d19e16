using Amqp;
using Amqp.Framing;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Sends one message on a link and waits for the outcome.</summary>
internal static class LinkSend
{
    /// <summary>Sends, alone or with the state of a transaction.</summary>
    internal static async Task SendAsync(
        SenderLink link, Message message, DeliveryState? state, string entity, CancellationToken cancellationToken)
    {
        if (await AskAsync(link, message, state, entity, cancellationToken) is not Accepted)
            throw AmqpErrors.ToException((Error?)null, entity);
    }

    /// <summary>Sends, and reads the outcome; one that refuses is thrown.</summary>
    internal static async Task<Outcome> AskAsync(
        SenderLink link, Message message, DeliveryState? state, string entity, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        link.Send(message, state, (_, _, outcome, _) => done.TrySetResult(outcome), null);
        try
        {
            var outcome = await done.Task.WaitAsync(cancellationToken);
            return outcome is Rejected rejected ? throw AmqpErrors.ToException(rejected.Error, entity) : outcome;
        }
        catch (OperationCanceledException)
        {
            link.Cancel(message);
            throw;
        }
    }
}
