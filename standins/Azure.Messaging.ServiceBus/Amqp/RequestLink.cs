using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>A pair of links on which every request gets one answer: <c>$cbs</c> or a queue's <c>$management</c>.</summary>
internal sealed class RequestLink
{
    private const int Credit = 100;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<Message>> _pending = new();
    private readonly string _replyTo = $"reply-{Guid.NewGuid():N}";
    private readonly ReceiverLink _receiver;
    private readonly SenderLink _sender;
    private readonly LinkOpening _receiverOpening = new();
    private readonly LinkOpening _senderOpening = new();
    private readonly string _address;

    private RequestLink(Session session, string address)
    {
        _address = address;
        _receiver = new ReceiverLink(
            session, _replyTo,
            new Attach { Source = new Source { Address = address }, Target = new Target { Address = _replyTo } },
            _receiverOpening.OnAttached);
        _receiver.AddClosedCallback((_, error) => Fail(error));
        _receiver.Start(Credit, OnAnswer);
        _sender = new SenderLink(
            session, $"request-{Guid.NewGuid():N}",
            new Attach { Source = new Source { Address = _replyTo }, Target = new Target { Address = address } },
            _senderOpening.OnAttached);
    }

    internal bool IsClosed => _sender.IsClosed || _receiver.IsClosed;

    internal static async Task<RequestLink> OpenAsync(
        Session session, string address, CancellationToken cancellationToken)
    {
        var link = new RequestLink(session, address);
        await link._receiverOpening.WaitAsync(link._receiver, address, cancellationToken);
        await link._senderOpening.WaitAsync(link._sender, address, cancellationToken);
        return link;
    }

    /// <summary>Asks, alone or with the state of a transaction.</summary>
    internal async Task<Message> AskAsync(
        Message request, DeliveryState? state, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N");
        var answer = new TaskCompletionSource<Message>(TaskCreationOptions.RunContinuationsAsynchronously);
        request.Properties = new Properties { MessageId = id, ReplyTo = _replyTo };
        _pending[id] = answer;
        try
        {
            if (IsClosed) throw AmqpErrors.ToException(_receiver.Error, _address);
            await LinkSend.SendAsync(_sender, request, state, _address, cancellationToken);
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _pending.TryRemove(id, out _);
        }
    }

    private void OnAnswer(IReceiverLink link, Message answer)
    {
        link.Accept(answer);
        if (_pending.TryRemove(answer.Properties?.CorrelationId ?? "", out var pending)) pending.TrySetResult(answer);
    }

    private void Fail(Error? error)
    {
        foreach (var id in _pending.Keys)
        {
            if (_pending.TryRemove(id, out var pending))
                pending.TrySetException(AmqpErrors.ToException(error, _address));
        }
    }
}
