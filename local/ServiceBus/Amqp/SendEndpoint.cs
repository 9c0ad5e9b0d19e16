using Amqp.Framing;
using Amqp.Listener;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>A client's sending link: every transfer is answered with an outcome.</summary>
internal sealed class SendEndpoint(MessageQueue queue, BrokerFaults faults) : LinkEndpoint
{
    public override void OnMessage(MessageContext messageContext)
    {
        // An exception here would close the whole connection.
        DeliveryState outcome;
        try
        {
            outcome = Take(messageContext);
        }
        catch (Exception e)
        {
            outcome = new Rejected { Error = Errors.Internal(e) };
        }

        messageContext.Link.DisposeMessage(messageContext.Message, outcome, true);
    }

    public override void OnFlow(FlowContext flowContext)
    {
        // Credit flows the other way on this link.
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        // Nothing is sent on this link.
    }

    private DeliveryState Take(MessageContext context)
    {
        if (faults.RefusesSends(queue.Options.Name)) return new Rejected { Error = Errors.Busy() };
        foreach (var message in IncomingMessages.Of(context.Message))
        {
            var bytes = message.Encode().Length;
            if (bytes > queue.Options.MaxMessageBytes)
                return new Rejected { Error = Errors.TooLarge(bytes, queue.Options.MaxMessageBytes) };
            queue.Send(message, IncomingMessages.IdOf(message), IncomingMessages.ScheduledFor(message));
        }

        return new Accepted();
    }
}
