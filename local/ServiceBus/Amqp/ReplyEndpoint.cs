using Amqp;
using Amqp.Listener;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>The link on which answers go out; they need no outcome.</summary>
/// <param name="link">The link.</param>
internal sealed class ReplyEndpoint(ListenerLink link) : LinkEndpoint
{
    private Action? _moved;

    internal ListenerLink Link => link;

    /// <summary>Watches the link, which is about to be attached.</summary>
    internal void Watch(string address, BrokerParts parts) => _moved = LinkWatch.Start(link, address, parts, static () => { });

    internal void Send(Message answer)
    {
        _moved?.Invoke();
        try
        {
            link.SendMessage(answer);
        }
        catch (AmqpException)
        {
            // Who asked is gone; thrown on, it would close the whole connection.
        }
    }

    public override void OnMessage(MessageContext messageContext)
    {
        // Nothing is received on this link.
    }

    public override void OnFlow(FlowContext flowContext)
    {
        // An answer follows a request at once; clients grant more credit than they have requests under way.
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        if (!dispositionContext.Settled)
            dispositionContext.Link.DisposeMessage(dispositionContext.Message, dispositionContext.DeliveryState, true);
    }
}
