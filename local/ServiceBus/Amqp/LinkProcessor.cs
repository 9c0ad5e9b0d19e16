using Amqp.Framing;
using Amqp.Listener;
using Amqp.Transactions;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Decides what a link that a client attaches is for.</summary>
internal sealed class LinkProcessor(BrokerParts parts) : ILinkProcessor
{
    private const string TokenAddress = "$cbs";
    private const string ManagementSuffix = "/$management";
    private const int RequestCredit = 500;
    private const int SendCredit = 1000;

    private static readonly Symbol MaxBatchSize = new("com.microsoft:max-message-batch-size");

    private readonly ReplyLinks _replies = new();
    private readonly SpanningSessions _spanning = new();

    public void Process(AttachContext attachContext)
    {
        var attach = attachContext.Attach;
        if (attach.Target is Coordinator)
        {
            attach.Properties = null;
            _spanning.Add(attachContext.Link.Session);
            attachContext.Complete(new CoordinatorEndpoint(parts.Transactions, parts.Queues.Gate.Log), RequestCredit);
            return;
        }

        var address = AddressOf(attach);
        if (address.Equals(TokenAddress, StringComparison.OrdinalIgnoreCase)) AttachTokens(attachContext);
        else if (address.EndsWith(ManagementSuffix, StringComparison.OrdinalIgnoreCase))
            AttachQueue(attachContext, address, address[..^ManagementSuffix.Length], AttachManagement);
        else AttachQueue(attachContext, address, address, AttachMessages);
    }

    /// <summary>What a link is attached to. The role is the peer's: true means that the client receives.</summary>
    internal static string AddressOf(Attach attach) =>
        QueueDirectory.Normalize((attach.Role ? (attach.Source as Source)?.Address : (attach.Target as Target)?.Address) ?? "");

    private void AttachTokens(AttachContext context)
    {
        context.Attach.Properties = null;
        if (context.Attach.Role) AttachReplies(context, new ReplyEndpoint(context.Link));
        else context.Complete(
            new RequestEndpoint(_replies, (link, request, answer) =>
                answer(parts.Tokens.PutToken(link.Session.Connection, request.Message))),
            RequestCredit);
    }

    private void AttachQueue(AttachContext context, string address, string entity, Action<AttachContext, MessageQueue> attach)
    {
        if (parts.Queues.Find(entity) is not { } queue) context.Complete(Errors.NotFound(entity));
        else if (!parts.Tokens.Allows(context.Link.Session.Connection, address))
            context.Complete(Errors.Unauthorized(address));
        else attach(context, queue);
    }

    private void AttachManagement(AttachContext context, MessageQueue queue)
    {
        context.Attach.Properties = null;
        if (context.Attach.Role)
        {
            var replies = new ReplyEndpoint(context.Link);
            replies.Watch(AddressOf(context.Attach), parts);
            AttachReplies(context, replies);
            return;
        }

        var requests = new RequestEndpoint(_replies, new ManagementOperations(queue, parts).Handle);
        requests.Watch(context.Link, AddressOf(context.Attach), parts);
        context.Complete(requests, RequestCredit);
    }

    private void AttachReplies(AttachContext context, ReplyEndpoint endpoint)
    {
        _replies.Add(endpoint, (context.Attach.Target as Target)?.Address);
        context.Complete(endpoint, 0);
    }

    private void AttachMessages(AttachContext context, MessageQueue queue)
    {
        if (!_spanning.Admits(context.Link.Session, queue.Options.Name, receives: context.Attach.Role))
        {
            context.Complete(Errors.TransactionSpans());
            return;
        }

        if (context.Attach.Role)
        {
            AttachReceiver(context, queue);
            return;
        }

        // SDKs take the limit from the attach; it becomes the size of their batches, unless they know the one of batches.
        context.Attach.Properties = new Fields { [MaxBatchSize] = (ulong)queue.Options.MaxBatchBytes };
        context.Attach.MaxMessageSize = (ulong)queue.Options.MaxMessageBytes;
        var endpoint = new SendEndpoint(queue, parts);
        endpoint.Watch(context.Link, AddressOf(context.Attach));
        context.Complete(endpoint, SendCredit);
    }

    private void AttachReceiver(AttachContext context, MessageQueue queue)
    {
        var deletes = context.Attach.SndSettleMode == SenderSettleMode.Settled;
        switch (queue.Options.RequiresSession, SessionLink.IsWanted(context.Attach))
        {
            case (true, true):
                SessionLink.Attach(context, queue, deletes, parts);
                break;
            case (false, false):
                context.Attach.Properties = null;
                var endpoint = new ReceiveEndpoint(queue, parts, context.Link, deletes);
                queue.AddConsumer(endpoint);
                endpoint.Watch(AddressOf(context.Attach));
                context.Complete(endpoint, 0);
                break;
            case (true, false):
                context.Complete(Errors.NotAllowed(
                    $"'{queue.Options.Name}' requires sessions: it is not possible to create a receiver without one."));
                break;
            default:
                context.Complete(Errors.NotAllowed(
                    $"A receiver with a session cannot be created on '{queue.Options.Name}', which does not require sessions."));
                break;
        }
    }
}
