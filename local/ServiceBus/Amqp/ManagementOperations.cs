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

    private readonly NumberOperations _numbers = new(queue);
    private readonly SessionOperations _sessions = new(queue);

    internal void Handle(ListenerLink link, MessageContext context, Action<Message> answer)
    {
        var connection = link.Session.Connection;
        var operation = context.Message.ApplicationProperties?["operation"] as string;
        var body = new ManagementBody(context.Message);
        if (operation == UpdateDisposition)
        {
            parts.Faults.Settle(
                queue.Options.Name, () => connection.IsClosed,
                () => AnswerWhenSafe(answer, Settle(connection, context.DeliveryState as TransactionalState, body)));
        }
        else if (context.DeliveryState is TransactionalState)
        {
            answer(ManagementAnswer.Failure(501, Errors.NotImplemented($"operation {operation} in a transaction")));
        }
        else
        {
            AnswerWhenSafe(answer, Answer(operation, connection, body));
        }
    }

    private void AnswerWhenSafe(Action<Message> answer, Message message) =>
        queue.Log.WhenSafe((this, answer, message), static to => to.Item1.AnswerInTime(to.answer, to.message));

    private void AnswerInTime(Action<Message> answer, Message message) =>
        parts.Faults.Answer(queue.Options.Name, (answer, message), static to => to.answer(to.message));

    private Message Answer(string? operation, Connection connection, ManagementBody body) => operation switch
    {
        "com.microsoft:renew-lock" => Renew(body),
        "com.microsoft:peek-message" => _numbers.Peek(body),
        "com.microsoft:schedule-message" => parts.Faults.RefusalOf(queue.Options.Name) is { } refusal
            ? ManagementAnswer.Failure(ManagementAnswer.Forbidden, Errors.Of(refusal, queue.Options))
            : _numbers.Schedule(body),
        "com.microsoft:cancel-scheduled-message" => _numbers.Cancel(body),
        "com.microsoft:receive-by-sequence-number" => _numbers.TakeDeferred(body),
        "com.microsoft:batch-delete-messages" => _numbers.Delete(body),
        "com.microsoft:renew-session-lock" => _sessions.Renew(connection, body),
        "com.microsoft:get-session-state" => _sessions.ReadState(connection, body),
        "com.microsoft:set-session-state" => _sessions.WriteState(connection, body),
        "com.microsoft:get-message-sessions" => _sessions.List(body),
        _ => ManagementAnswer.Failure(501, Errors.NotImplemented($"operation {operation}")),
    };

    private Message Renew(ManagementBody body)
    {
        var ends = body.All<Guid>("lock-tokens").Select(queue.Renew).ToArray();
        return ends.Length > 0 && ends.All(end => end is not null)
            ? ManagementAnswer.Ok(new Map { ["expirations"] = ends.Select(end => end!.Value.UtcDateTime).ToArray() })
            : Lost();
    }

    private Message Settle(Connection connection, TransactionalState? transaction, ManagementBody body)
    {
        var tokens = body.All<Guid>("lock-tokens");
        using var scope = parts.Queues.Gate.Enter();
        if (tokens.Count == 0 || !tokens.All(queue.Holds)) return Lost();
        foreach (var token in tokens)
        {
            if (Settlement(token, body) is not { } settle)
                return ManagementAnswer.Failure(400, Errors.BadRequest("The disposition-status is unknown."));
            if (transaction is null) settle();
            else if (parts.Transactions.Settle(connection, transaction, queue, token, settle)
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
