using Amqp;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Operations on messages by number and time: peek, schedule, cancel, receive deferred, delete.</summary>
internal sealed class NumberOperations(MessageQueue queue)
{
    // Azure peeks and deletes so many at a time, at most.
    private const int MostPeeked = 1000;
    private const int MostDeleted = 4000;

    internal Message Peek(ManagementBody body)
    {
        var count = Math.Min(body.Number("message-count"), MostPeeked);
        var found = queue.Peek(body.LongNumber("from-sequence-number"), count, body.Text("session-id"));
        return found.Count == 0
            ? ManagementAnswer.Nothing()
            : ManagementAnswer.Ok(new Map
            {
                ["messages"] = Maps(found.Select(message => new Map { ["message"] = Encode(MessageCopy.ForPeek(message)) })),
            });
    }

    internal Message Schedule(
        ManagementBody body, Func<IReadOnlyList<IncomingMessage>, (SendOutcome Outcome, long[] Numbers)> schedule)
    {
        var messages = body.All<Map>("messages").Select(entry => IncomingMessages.Of((byte[])entry["message"])).ToArray();
        if (messages.Length == 0 || messages.Any(message => message.ScheduledFor is null))
            return ManagementAnswer.Failure(400, Errors.BadRequest("x-opt-scheduled-enqueue-time is missing."));
        var (outcome, numbers) = schedule(messages);
        return outcome == SendOutcome.Enqueued
            ? ManagementAnswer.Ok(new Map { ["sequence-numbers"] = numbers })
            : ManagementAnswer.Failure(ManagementAnswer.Forbidden, Errors.Of(outcome, queue.Options, messages));
    }

    internal static Message Cancel(ManagementBody body, Func<IReadOnlyList<long>, SettleOutcome> cancel) =>
        cancel(body.All<long>("sequence-numbers")) == SettleOutcome.Settled
            ? ManagementAnswer.Ok()
            : ManagementAnswer.Failure(ManagementAnswer.NotFound, Errors.MessageNotFound());

    internal Message TakeDeferred(Connection connection, ManagementBody body)
    {
        if (queue.Options.RequiresSession && !(body.Text("session-id") is { } session && queue.HoldsSession(session, connection)))
            return ManagementAnswer.Failure(ManagementAnswer.Gone, Errors.SessionLockLost());
        var deletes = body.Number("receiver-settle-mode") == 0;
        var taken = queue.TakeDeferred(body.All<long>("sequence-numbers"), deletes, body.Text("session-id"));
        if (taken.Count == 0) return ManagementAnswer.Failure(ManagementAnswer.NotFound, Errors.MessageNotFound());
        return ManagementAnswer.Ok(new Map
        {
            ["messages"] = Maps(taken.Select(entry => new Map
            {
                ["message"] = Encode(MessageCopy.ForDelivery(entry.Message, entry.Taken)),
                ["lock-token"] = entry.Taken?.Token ?? Guid.Empty,
            })),
        });
    }

    internal Message Delete(ManagementBody body)
    {
        var count = Math.Min(body.Number("message-count"), MostDeleted);
        var deleted = queue.Delete(count, body.Time("enqueued-time-utc") ?? DateTimeOffset.MaxValue);
        return deleted == 0 ? ManagementAnswer.Nothing() : ManagementAnswer.Ok(new Map { ["message-count"] = deleted });
    }

    private static List Maps(IEnumerable<Map> maps)
    {
        var list = new List();
        foreach (var map in maps) list.Add(map);
        return list;
    }

    private static byte[] Encode(Message message)
    {
        var buffer = message.Encode();
        return buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray();
    }
}
