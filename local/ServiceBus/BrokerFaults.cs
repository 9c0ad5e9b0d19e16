using System.Collections.Concurrent;

namespace Bridge.Local.ServiceBus;

/// <summary>Faults on demand, by queue.</summary>
public sealed class BrokerFaults
{
    private readonly ConcurrentDictionary<string, byte> _refusing = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(Func<bool> IsDead, Action Apply)>> _held = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    /// <summary>From now on sends are refused as busy (error 50009).</summary>
    public void RefuseSends(string queue) => _refusing[queue] = 0;

    /// <summary>From now on sends are taken again.</summary>
    public void AcceptSends(string queue) => _refusing.TryRemove(queue, out _);

    /// <summary>From now on settlements are neither applied nor answered.</summary>
    public void HoldSettlements(string queue)
    {
        lock (_gate) _held.TryAdd(queue, []);
    }

    /// <summary>Applies the held settlements whose connection still lives; the others are dropped, as on a broken network.</summary>
    public void ReleaseSettlements(string queue)
    {
        List<(Func<bool> IsDead, Action Apply)>? held;
        lock (_gate) _held.Remove(queue, out held);
        foreach (var (isDead, apply) in held ?? [])
        {
            if (!isDead()) apply();
        }
    }

    internal bool RefusesSends(string queue) => _refusing.ContainsKey(queue);

    internal void Settle(string queue, Func<bool> isDead, Action apply)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(queue, out var held))
            {
                held.Add((isDead, apply));
                return;
            }
        }

        apply();
    }
}
