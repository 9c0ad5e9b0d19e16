using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Transactions;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>The link on which transactions begin and end.</summary>
internal sealed class CoordinatorEndpoint(TransactionRegistry transactions, IChangeLog log) : LinkEndpoint
{
    public override void OnMessage(MessageContext messageContext)
    {
        var link = messageContext.Link;
        var message = messageContext.Message;
        DeliveryState answer;
        try
        {
            answer = Answer(link.Session, (message.BodySection as AmqpValue)?.Value);
        }
        catch (Exception e)
        {
            // An exception in a callback would close the whole connection.
            answer = new Rejected { Error = Errors.Internal(e) };
        }

        log.WhenSafe((link, message, answer), static to => to.link.DisposeMessage(to.message, to.answer, true));
    }

    public override void OnFlow(FlowContext flowContext)
    {
        // Credit flows the other way on this link.
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        // Nothing is sent on this link.
    }

    private DeliveryState Answer(Session session, object? request) => request switch
    {
        Declare when transactions.Declare(session) is { } id => new Declared { TxnId = id },
        Declare => new Rejected { Error = Errors.TransactionFull() },
        Discharge discharge when transactions.Discharge(session.Connection, discharge.TxnId, discharge.Fail) is { } error =>
            new Rejected { Error = error },
        Discharge => new Accepted(),
        _ => new Rejected { Error = Errors.NotImplemented("such request to a coordinator") },
    };
}
