using System.Globalization;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>What can be asked of a queue over its <c>$management</c> links.</summary>
internal sealed class ManagementOperations(MessageQueue queue, BrokerFaults faults)
{
    private const int NotFound = 404;
    private const int Gone = 410;

    internal void Handle(Message request, Func<bool> isDead, Action<Message> answer)
    {
        var body = (request.BodySection as AmqpValue)?.Value as Map ?? [];
        switch (request.ApplicationProperties?["operation"] as string)
        {
            case "com.microsoft:renew-lock": answer(Renew(body)); break;
            case "com.microsoft:peek-message": answer(Peek(body)); break;
            case "com.microsoft:schedule-message": answer(Schedule(body)); break;
            case "com.microsoft:cancel-scheduled-message": answer(Cancel(body)); break;
            case "com.microsoft:receive-by-sequence-number": answer(TakeDeferred(body)); break;
            case "com.microsoft:update-disposition":
                faults.Settle(queue.Options.Name, isDead, () => answer(Settle(body)));
                break;
            case var other: answer(ManagementAnswer.Failure(501, Errors.NotImplemented($"operation {other}"))); break;
        }
    }

    private Message Renew(Map body)
    {
        var ends = Tokens(body).Select(queue.Renew).ToArray();
        return ends.Length > 0 && ends.All(end => end is not null)
            ? ManagementAnswer.Ok(new Map { ["expirations"] = ends.Select(end => end!.Value.UtcDateTime).ToArray() })
            : ManagementAnswer.Failure(Gone, Errors.LockLost());
    }

    private Message Peek(Map body)
    {
        var from = Convert.ToInt64(body["from-sequence-number"], CultureInfo.InvariantCulture);
        var count = Convert.ToInt32(body["message-count"], CultureInfo.InvariantCulture);
        var found = queue.Peek(from, count);
        return found.Count == 0
            ? ManagementAnswer.Nothing()
            : ManagementAnswer.Ok(new Map
            {
                ["messages"] = Maps(found.Select(message => new Map { ["message"] = Encode(MessageCopy.ForPeek(message)) })),
            });
    }

    private Message Schedule(Map body)
    {
        var numbers = new List<long>();
        foreach (var entry in ((IEnumerable<object>)body["messages"]).OfType<Map>())
        {
            var message = IncomingMessages.Decode((byte[])entry["message"]);
            if (IncomingMessages.ScheduledFor(message) is not { } at)
                return ManagementAnswer.Failure(400, Errors.BadRequest("x-opt-scheduled-enqueue-time is missing."));
            numbers.Add(queue.Schedule(message, IncomingMessages.IdOf(message), at));
        }

        return ManagementAnswer.Ok(new Map { ["sequence-numbers"] = numbers.ToArray() });
    }

    private Message Cancel(Map body) => Numbers(body).All(queue.CancelScheduled)
        ? ManagementAnswer.Ok()
        : ManagementAnswer.Failure(NotFound, Errors.MessageNotFound());

    private Message TakeDeferred(Map body)
    {
        var deletes = Convert.ToUInt32(body["receiver-settle-mode"], CultureInfo.InvariantCulture) == 0;
        var taken = queue.TakeDeferred(Numbers(body), deletes);
        if (taken.Count == 0) return ManagementAnswer.Failure(NotFound, Errors.MessageNotFound());
        return ManagementAnswer.Ok(new Map
        {
            ["messages"] = Maps(taken.Select(entry => new Map
            {
                ["message"] = Encode(MessageCopy.ForDelivery(entry.Message, entry.Taken)),
                ["lock-token"] = entry.Taken?.Token ?? Guid.Empty,
            })),
        });
    }

    private Message Settle(Map body)
    {
        var changes = Changes(body["properties-to-modify"] as Map);
        var outcomes = Tokens(body).Select(token => body["disposition-status"] switch
        {
            "completed" => queue.Complete(token),
            "abandoned" => queue.Abandon(token, changes),
            "defered" => queue.Defer(token, changes),
            "suspended" => queue.DeadLetter(token, DeadLetterProperties.Of(
                body["deadletter-reason"] as string, body["deadletter-description"] as string, changes)),
            _ => SettleOutcome.LockLost,
        }).ToArray();
        return outcomes.Length > 0 && outcomes.All(outcome => outcome == SettleOutcome.Settled)
            ? ManagementAnswer.Ok()
            : ManagementAnswer.Failure(Gone, Errors.LockLost());
    }

    private static Guid[] Tokens(Map body) => body["lock-tokens"] as Guid[] ?? [];

    private static long[] Numbers(Map body) => body["sequence-numbers"] as long[] ?? [];

    private static Dictionary<string, object>? Changes(Map? map) =>
        map?.ToDictionary(pair => pair.Key.ToString()!, pair => pair.Value);

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
