using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Receiving links of message sessions.</summary>
internal static class SessionLink
{
    // Clients that name no timeout give up after a minute; the answer comes a little earlier than they do.
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromMinutes(1);
    private const double PartOfTimeout = 0.9;

    private static readonly Symbol Filter = new("com.microsoft:session-filter");
    private static readonly Symbol LockedUntil = new("com.microsoft:locked-until-utc");
    private static readonly Symbol TimeoutProperty = new("com.microsoft:timeout");

    /// <summary>Whether an attach asks for a session.</summary>
    internal static bool IsWanted(Attach attach) =>
        (attach.Source as Source)?.FilterSet?.Any(filter => filter.Key.ToString() == Filter.ToString()) == true;

    internal static void Attach(AttachContext context, MessageQueue queue, bool deletes, BrokerParts parts)
    {
        var endpoint = new ReceiveEndpoint(queue, parts, context.Link, deletes);
        if (Wanted(context.Attach) is not { } session) AttachNext(context, queue, endpoint, parts);
        else if (queue.AcceptSession(session, endpoint) is { } until) Complete(context, endpoint, session, until);
        else context.Complete(Errors.SessionCannotBeLocked(session));
    }

    internal static void Complete(AttachContext context, ReceiveEndpoint endpoint, string session, DateTimeOffset until)
    {
        ((Source)context.Attach.Source).FilterSet = new Map { [Filter] = session };
        context.Attach.Properties = new Fields { [LockedUntil] = until.UtcTicks };
        endpoint.Watch(LinkProcessor.AddressOf(context.Attach));
        context.Complete(endpoint, 0);
    }

    private static void AttachNext(AttachContext context, MessageQueue queue, ReceiveEndpoint endpoint, BrokerParts parts)
    {
        var pending = new PendingAttach(context, queue, endpoint, parts, TimeoutOf(context.Attach));
        queue.AcceptNextSession(new SessionRequest(
            endpoint, (session, until) => _ = Task.Run(() => pending.Grant(session, until))));
    }

    private static string? Wanted(Attach attach) =>
        ((Source)attach.Source).FilterSet.First(filter => filter.Key.ToString() == Filter.ToString()).Value switch
        {
            DescribedValue described => described.Value as string,
            var value => value as string,
        };

    private static TimeSpan TimeoutOf(Attach attach)
    {
        var asked = attach.Properties?.FirstOrDefault(property => property.Key.ToString() == TimeoutProperty.ToString()).Value;
        return (asked is uint milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : UsualTimeout) * PartOfTimeout;
    }
}
