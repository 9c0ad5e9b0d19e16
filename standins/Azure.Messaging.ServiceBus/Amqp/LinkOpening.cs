using Amqp;
using Amqp.Framing;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Waits until the service has answered an attach, or refused it.</summary>
internal sealed class LinkOpening
{
    private readonly TaskCompletionSource<Attach> _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal OnAttached OnAttached => (_, attach) =>
    {
        // A refusal is an attach without terminus, followed by a detach that says why.
        if (attach.Source is not null && attach.Target is not null) _attached.TrySetResult(attach);
    };

    internal async Task<Attach> WaitAsync(Link link, string entity, CancellationToken cancellationToken)
    {
        link.AddClosedCallback((_, error) => _attached.TrySetException(AmqpErrors.ToException(error, entity)));
        if (link.IsClosed) throw AmqpErrors.ToException(link.Error, entity);
        return await _attached.Task.WaitAsync(cancellationToken);
    }
}
