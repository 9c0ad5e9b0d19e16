using Amqp;
using Amqp.Listener;
using Amqp.Transactions;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>What can be asked of a queue over its <c>$management</c> links.</summary>
internal sealed class ManagementOperations(MessageQueue queue, BrokerParts parts)
{
    private const string UpdateDisposition = "com.microsoft:update-disposition";
    private const string ScheduleMessage = "com.microsoft:schedule-message";
    private const string CancelScheduled = "com.microsoft:cancel-scheduled-message";
    private const string SetSessionState = "com.microsoft:set-session-state";
    private const string ReceiveByNumber = "com.microsoft:receive-by-sequence-number";

    private readonly NumberOperations _numbers = new(queue);
    private readonly SessionOperations _sessions = new(queue);

    internal void Handle(ListenerLink link, MessageContext context, Action<Message> answer)
    {
        var session = link.Session;
        var operation = context.Message.ApplicationProperties?["operation"] as string;
        var transaction = context.DeliveryState as TransactionalState;
        var body = new ManagementBody(context.Message);
        if (operation == UpdateDisposition)
        {
            parts.Faults.Settle(
                queue.Options.Name, () => session.Connection.IsClosed,
                () => AnswerWhenSafe(answer, Settle(session, transaction, body)));
        }
        else if (Look(operation, session.Connection, body) is { } seen)
        {
            AnswerInTime(answer, seen);
        }
        else if (operation == ScheduleMessage && RefusalOf() is { } refusal)
        {
            AnswerInTime(answer, ManagementAnswer.Failure(ManagementAnswer.Forbidden, Errors.Of(refusal, queue.Options)));
        }
        else
        {
            AnswerWhenSafe(answer, transaction is null
                ? Change(operation, session.Connection, body)
                : parts.Transactions.Ask(session, transaction, queue, part => ChangeIn(part, operation, session.Connection, body)));
        }
    }

    // A disk that takes nothing refuses at once: what was taken before waits for it, this need not.
    private SendRefusal? RefusalOf() =>
        parts.Faults.RefusalOf(queue.Options.Name) ?? (queue.Log.IsStalled ? SendRefusal.Throttled : null);

    private void AnswerWhenSafe(Action<Message> answer, Message message) =>
        queue.Log.WhenSafe((this, answer, message), static to => to.Item1.AnswerInTime(to.answer, to.message));

    private void AnswerInTime(Action<Message> answer, Message message) =>
        parts.Faults.Answer(queue.Options.Name, (answer, message), static to => to.answer(to.message));

    // What changes nothing that is kept: it waits for no disk, and is done at once in a transaction as well.
    private Message? Look(string? operation, Connection connection, ManagementBody body) => operation switch
    {
        "com.microsoft:renew-lock" => Renew(connection, body),
        "com.microsoft:peek-message" => _numbers.Peek(body),
        "com.microsoft:renew-session-lock" => _sessions.Renew(connection, body),
        "com.microsoft:get-session-state" => _sessions.ReadState(connection, body),
        "com.microsoft:get-message-sessions" => _sessions.List(body),
        _ => null,
    };

    private Message Change(string? operation, Connection connection, ManagementBody body) => operation switch
    {
        ScheduleMessage => _numbers.Schedule(body, queue.Schedule),
        CancelScheduled => NumberOperations.Cancel(body, queue.CancelScheduled),
        SetSessionState => SessionOperations.WriteState(
            body, (session, state) => queue.WriteState(session, connection, state)),
        ReceiveByNumber => TakeDeferred(connection, body),
        "com.microsoft:batch-delete-messages" => _numbers.Delete(body),
        _ => ManagementAnswer.Failure(501, Errors.NotImplemented($"operation {operation}")),
    };

    // Receiving is no part of a transaction: it is done at once.
    private Message ChangeIn(
        QueueTransaction transaction, string? operation, Connection connection, ManagementBody body) => operation switch
    {
        ScheduleMessage => _numbers.Schedule(body, messages => transaction.Schedule(queue, messages)),
        CancelScheduled => NumberOperations.Cancel(body, numbers => transaction.Cancel(queue, numbers)),
        SetSessionState => SessionOperations.WriteState(
            body, (session, state) => transaction.WriteState(queue, session, connection, state)),
        ReceiveByNumber => TakeDeferred(connection, body),
        _ => ManagementAnswer.Failure(501, Errors.NotImplemented($"operation {operation} in a transaction")),
    };

    // In one step: between the look at the holder and the taking, nobody else may be granted the session.
    private Message TakeDeferred(Connection connection, ManagementBody body)
    {
        using var scope = parts.Queues.Gate.Enter();
        return _numbers.TakeDeferred(connection, body);
    }

    private Message Renew(Connection connection, ManagementBody body)
    {
        var ends = body.All<Guid>("lock-tokens")
            .Select(token => queue.Holds(token, connection) ? queue.Renew(token) : null).ToArray();
        return ends.Length > 0 && ends.All(end => end is not null)
            ? ManagementAnswer.Ok(new Map { ["expirations"] = ends.Select(end => end!.Value.UtcDateTime).ToArray() })
            : Lost();
    }

    private Message Settle(Session session, TransactionalState? transaction, ManagementBody body)
    {
        var tokens = body.All<Guid>("lock-tokens");
        using var scope = parts.Queues.Gate.Enter();
        if (tokens.Count == 0 || !tokens.All(token => queue.Holds(token, session.Connection))) return Lost();
        foreach (var token in tokens)
        {
            if (Settlement(token, body) is not { } settle)
                return ManagementAnswer.Failure(400, Errors.BadRequest("The disposition-status is unknown."));
            if (transaction is null) settle();
            else if (parts.Transactions.Settle(session, transaction, queue, token, settle)
                is global::Amqp.Framing.Rejected refused)
                return ManagementAnswer.Failure(ManagementAnswer.Gone, refused.Error);
        }

        return ManagementAnswer.Ok();
    }

    private Func<SettleOutcome>? Settlement(Guid token, ManagementBody body)
    {
        var changes = body.Properties("properties-to-modify");
        return body.Text("disposition-status") switch
        {
            "completed" => () => queue.Complete(token),
            "abandoned" => () => queue.Abandon(token, changes),
            "defered" => () => queue.Defer(token, changes),
            "suspended" => () => queue.DeadLetter(token, DeadLetterProperties.Of(
                body.Text("deadletter-reason"), body.Text("deadletter-description"), changes)),
            _ => null,
        };
    }

    private Message Lost() => ManagementAnswer.Failure(ManagementAnswer.Gone, Errors.LockLost(queue.Options));
}
