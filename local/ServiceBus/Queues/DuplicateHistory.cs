namespace Bridge.Local.ServiceBus.Queues;

/// <summary>The MessageIds seen within the window; older ones are forgotten as new ones come.</summary>
internal sealed class DuplicateHistory(TimeSpan window)
{
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset At)> _order = new();

    /// <summary>Notes an id.</summary>
    /// <returns>False when it was seen within the window.</returns>
    internal bool TryAdd(string id, DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && now - oldest.At >= window)
        {
            _order.Dequeue();
            _seen.Remove(oldest.Id);
        }

        if (!_seen.TryAdd(id, now)) return false;
        _order.Enqueue((id, now));
        return true;
    }
}
