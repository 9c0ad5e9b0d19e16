using Amqp.Framing;
using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Which session a receiving link asks for.</summary>
/// <param name="SessionId">Its id; null for the next one that has messages.</param>
/// <param name="Patience">How long the service may wait for the next one.</param>
internal sealed record SessionTerms(string? SessionId, TimeSpan Patience)
{
    private static readonly Symbol Filter = new("com.microsoft:session-filter");
    private static readonly Symbol Timeout = new("com.microsoft:timeout");
    private static readonly Symbol LockedUntil = new("com.microsoft:locked-until-utc");

    internal void Write(Attach attach)
    {
        ((Source)attach.Source).FilterSet = new Map { [Filter] = SessionId };
        attach.Properties = new Fields { [Timeout] = (uint)Patience.TotalMilliseconds };
    }

    internal static SessionGrant Read(Attach answer)
    {
        var ticks = answer.Properties?[LockedUntil] is long end ? end : 0;
        return new SessionGrant(
            ((Source)answer.Source).FilterSet?[Filter] as string ?? "", new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
