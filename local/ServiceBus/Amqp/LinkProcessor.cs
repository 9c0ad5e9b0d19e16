using Amqp.Framing;
using Amqp.Listener;
using Amqp.Transactions;
using Bridge.Local.ServiceBus.Queues;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Decides what a link that a client attaches is for.</summary>
internal sealed class LinkProcessor(
    QueueDirectory queues, TokenNode tokens, BrokerFaults faults, ILogger<LinkProcessor> logger) : ILinkProcessor
{
    private const string TokenAddress = "$cbs";
    private const string ManagementSuffix = "/$management";
    private const int RequestCredit = 500;
    private const int SendCredit = 1000;

    private readonly ReplyLinks _replies = new();

    public void Process(AttachContext attachContext)
    {
        var attach = attachContext.Attach;
        attach.Properties = null;
        if (attach.Target is Coordinator)
        {
            attachContext.Complete(Errors.NotImplemented("transactions yet"));
            return;
        }

        // The role is the peer's: true means that the client receives.
        var address = QueueDirectory.Normalize((attach.Role
            ? (attach.Source as Source)?.Address
            : (attach.Target as Target)?.Address) ?? "");
        if (address.Equals(TokenAddress, StringComparison.OrdinalIgnoreCase)) AttachTokens(attachContext);
        else if (address.EndsWith(ManagementSuffix, StringComparison.OrdinalIgnoreCase))
            AttachQueue(attachContext, address[..^ManagementSuffix.Length], AttachManagement);
        else AttachQueue(attachContext, address, AttachMessages);
    }

    private void AttachTokens(AttachContext context)
    {
        if (context.Attach.Role) AttachReplies(context);
        else AttachRequests(context, (link, request, answer) => answer(tokens.PutToken(link.Session.Connection, request)));
    }

    private void AttachQueue(AttachContext context, string address, Action<AttachContext, MessageQueue> attach)
    {
        if (queues.Find(address) is not { } queue) context.Complete(Errors.NotFound(address));
        else if (!tokens.Allows(context.Link.Session.Connection, queue.Options.Name))
            context.Complete(Errors.Unauthorized(address));
        else attach(context, queue);
    }

    private void AttachManagement(AttachContext context, MessageQueue queue)
    {
        var operations = new ManagementOperations(queue, faults);
        if (context.Attach.Role) AttachReplies(context);
        else AttachRequests(context, (link, request, answer) =>
            operations.Handle(request, () => link.Session.Connection.IsClosed, answer));
    }

    private void AttachReplies(AttachContext context)
    {
        _replies.Add(context.Link, (context.Attach.Target as Target)?.Address);
        context.Complete(new ReplyEndpoint(), 0);
    }

    private void AttachRequests(
        AttachContext context, Action<ListenerLink, global::Amqp.Message, Action<global::Amqp.Message>> handle) =>
        context.Complete(new RequestEndpoint(_replies, handle), RequestCredit);

    private void AttachMessages(AttachContext context, MessageQueue queue)
    {
        if (context.Attach.Role)
        {
            if (HasSessionFilter(context.Attach)) context.Complete(Errors.NotImplemented("message sessions yet"));
            else Receive(context, queue);
            return;
        }

        // Both SDKs take the limit from the attach; it becomes the size of their batches.
        context.Attach.MaxMessageSize = (ulong)queue.Options.MaxMessageBytes;
        context.Complete(new SendEndpoint(queue, faults), SendCredit);
    }

    private void Receive(AttachContext context, MessageQueue queue)
    {
        var deletes = context.Attach.SndSettleMode == SenderSettleMode.Settled;
        context.Complete(new ReceiveEndpoint(queue, faults, context.Link, deletes, logger), 0);
    }

    private static bool HasSessionFilter(Attach attach) =>
        (attach.Source as Source)?.FilterSet?.Any(filter => filter.Key.ToString() == "com.microsoft:session-filter") == true;
}
