using Amqp.Listener;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>The link on which answers go out; they need no outcome.</summary>
internal sealed class ReplyEndpoint : LinkEndpoint
{
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
