using Amqp;
using Amqp.Framing;
using Amqp.Listener;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>The link on which requests come in: each gets one answer.</summary>
/// <param name="replies">Where answers go.</param>
/// <param name="handle">Works on a request and hands its answer on, now or later.</param>
internal sealed class RequestEndpoint(
    ReplyLinks replies, Action<ListenerLink, MessageContext, Action<Message>> handle) : LinkEndpoint
{
    private Action? _moved;
    private volatile bool _ended;

    /// <summary>Watches the link, which is about to be attached.</summary>
    internal void Watch(ListenerLink link, string address, BrokerParts parts) =>
        _moved = LinkWatch.Start(link, address, parts, () => _ended = true);

    public override void OnMessage(MessageContext messageContext)
    {
        if (_ended) return;
        _moved?.Invoke();
        var link = messageContext.Link;
        var request = messageContext.Message;
        link.DisposeMessage(request, new Accepted(), true);
        try
        {
            handle(link, messageContext, answer => replies.Answer(link, request, answer));
        }
        catch (Exception e)
        {
            // An exception in a callback would close the whole connection.
            replies.Answer(link, request, ManagementAnswer.Failure(500, Errors.Internal(e)));
        }
    }

    public override void OnFlow(FlowContext flowContext)
    {
        // Credit flows the other way on this link.
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        // Nothing is sent on this link.
    }
}
