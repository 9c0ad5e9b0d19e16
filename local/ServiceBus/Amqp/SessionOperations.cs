using Amqp;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Operations on message sessions; those on one session are for the connection that holds it.</summary>
internal sealed class SessionOperations(MessageQueue queue)
{
    private const int MostListed = 100;

    // Asking for sessions changed after this time means: for those with messages.
    private const int LastYear = 9999;

    internal Message Renew(Connection connection, ManagementBody body) =>
        body.Text("session-id") is { } session && queue.RenewSession(session, connection) is { } until
            ? ManagementAnswer.Ok(new Map { ["expiration"] = until.UtcDateTime })
            : Lost();

    internal Message ReadState(Connection connection, ManagementBody body) =>
        body.Text("session-id") is { } session
            && queue.ReadState(session, connection, out var state) == SettleOutcome.Settled
            ? ManagementAnswer.Ok(new Map { ["session-state"] = state })
            : Lost();

    internal static Message WriteState(ManagementBody body, Func<string, byte[]?, SettleOutcome> write) =>
        body.Text("session-id") is { } session && write(session, body.Bytes("session-state")) == SettleOutcome.Settled
            ? ManagementAnswer.Ok()
            : Lost();

    internal Message List(ManagementBody body)
    {
        var after = body.Time("last-updated-time") is { Year: < LastYear } time ? time : (DateTimeOffset?)null;
        var skip = body.Number("skip");
        var found = queue.Sessions(after, skip, Math.Min(body.Number("top", MostListed), MostListed));

        // An empty array would be encoded wrongly.
        return found.Count == 0
            ? ManagementAnswer.Nothing()
            : ManagementAnswer.Ok(new Map { ["skip"] = skip + found.Count, ["sessions-ids"] = found.ToArray() });
    }

    private static Message Lost() => ManagementAnswer.Failure(ManagementAnswer.Gone, Errors.SessionLockLost());
}
