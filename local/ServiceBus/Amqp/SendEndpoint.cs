using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Transactions;
using Bridge.Local.ServiceBus.Queues;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>A client's sending link: every transfer is answered with an outcome, once what it brought is safe.</summary>
internal sealed partial class SendEndpoint(MessageQueue queue, BrokerParts parts) : LinkEndpoint
{
    private Action? _moved;
    private volatile bool _ended;

    /// <summary>Watches the link, which is about to be attached.</summary>
    internal void Watch(ListenerLink link, string address) =>
        _moved = LinkWatch.Start(link, address, parts, () => _ended = true);

    public override void OnMessage(MessageContext messageContext)
    {
        if (_ended) return;
        _moved?.Invoke();

        // An exception here would close the whole connection.
        DeliveryState outcome;
        try
        {
            if (parts.Faults.LosesNext(queue.Options.Name, BrokerFaults.Loss.BeforeStoring))
            {
                parts.Connections.Drop(messageContext.Link.Session.Connection);
                return;
            }

            if (queue.Log.IsStalled)
            {
                // At once: what was taken before waits for the disk, this need not.
                var busy = new Rejected { Error = Errors.Of(SendRefusal.Throttled, queue.Options) };
                AnswerInTime(messageContext.Link, messageContext.Message, busy);
                return;
            }

            outcome = Take(messageContext);
        }
        catch (Exception e)
        {
            outcome = new Rejected { Error = Errors.Internal(e) };
        }

        var link = messageContext.Link;
        var message = messageContext.Message;
        queue.Log.WhenSafe((this, link, message, outcome), static to => to.Item1.AnswerInTime(to.link, to.message, to.outcome));
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
        if (parts.Faults.RefusalOf(queue.Options.Name) is { } refusal)
            return new Rejected { Error = Errors.Of(refusal, queue.Options) };
        var messages = IncomingMessages.Of(context.Message);
        if (IncomingMessages.IsBatch(context.Message) && messages.Sum(message => (long)message.Bytes) is var bytes
            && bytes > queue.Options.MaxBatchBytes)
            return new Rejected { Error = Errors.TooLarge(bytes, queue.Options.MaxBatchBytes) };
        return context.DeliveryState is TransactionalState transactional
            ? parts.Transactions.Send(context.Link.Session, transactional, queue, messages)
            : StateOf(queue.Send(messages), queue, messages);
    }

    internal static Outcome StateOf(SendOutcome outcome, MessageQueue queue, IReadOnlyList<IncomingMessage> messages) =>
        outcome is SendOutcome.Enqueued or SendOutcome.Duplicate
            ? new Accepted()
            : new Rejected { Error = Errors.Of(outcome, queue.Options, messages) };

    private void AnswerInTime(ListenerLink link, Message message, DeliveryState outcome) => parts.Faults.Answer(
        queue.Options.Name, (this, link, message, outcome), static to => to.Item1.Answer(to.link, to.message, to.outcome));

    private void Answer(ListenerLink link, Message message, DeliveryState outcome)
    {
        try
        {
            if (outcome is not Rejected && parts.Faults.LosesNext(queue.Options.Name, BrokerFaults.Loss.BeforeAnswering))
                parts.Connections.Drop(link.Session.Connection);
            else
                link.DisposeMessage(message, outcome, true);
        }
        catch (Exception e)
        {
            LogTrouble(parts.Logger, e, queue.Options.Name);
        }
    }

    [LoggerMessage(2, LogLevel.Debug, "A sending link of {Queue} is in trouble")]
    private static partial void LogTrouble(ILogger logger, Exception exception, string queue);
}
