using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>
/// The MessageIds seen within the window, as 128 bits of their SHA-256; older ones are forgotten as new ones come, and so are
/// the oldest beyond the capacity, so that memory stays bounded. Used under the gate.
/// </summary>
internal sealed class DuplicateHistory(TimeSpan window, int capacity = DuplicateHistory.DefaultCapacity)
{
    /// <summary>About 50 MB.</summary>
    internal const int DefaultCapacity = 500_000;

    private readonly HashSet<UInt128> _seen = [];
    private readonly Queue<(UInt128 Id, DateTimeOffset At)> _order = new();

    internal IEnumerable<(UInt128 Id, DateTimeOffset At)> All => _order;

    internal static UInt128 KeyOf(string messageId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(messageId), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>Notes an id.</summary>
    /// <returns>False when it was seen within the window.</returns>
    internal bool TryAdd(UInt128 id, DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && now - oldest.At >= window) Forget();
        if (!_seen.Add(id)) return false;
        if (_order.Count >= capacity) Forget();
        _order.Enqueue((id, now));
        return true;
    }

    private void Forget() => _seen.Remove(_order.Dequeue().Id);
}
