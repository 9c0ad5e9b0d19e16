using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>
/// A set of events in constant memory: how many, and the sum of their ids, which are hashes. One that is missing and one that
/// came twice leave the number as it is and the sum not.
/// </summary>
internal struct EventSum
{
    private UInt128 _sum;

    internal int Count { get; private set; }

    internal void Add(string eventId)
    {
        Span<byte> hash = stackalloc byte[32];
        Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(eventId), hash);
        _sum += BinaryPrimitives.ReadUInt128LittleEndian(hash);
        Count++;
    }

    internal readonly bool IsSameAs(EventSum other) => (Count, _sum) == (other.Count, other._sum);
}
