using System.Buffers.Binary;

namespace Bridge.Core.Events;

/// <summary>
/// The order of RFC 8785 §3.2.3: by UTF-16 code units, though names are kept as UTF-8. The two orders differ in one place:
/// U+E000 to U+FFFF (first byte EE or EF) come after the surrogate pairs of U+10000 and later (first byte F0 to F4).
/// </summary>
internal static class MemberOrder
{
    // Objects of a webhook are small, and the library's sort allocates a delegate.
    private const int SmallCount = 32;

    private const byte FirstOutOfOrder = 0xEE;

    internal static void Sort(Span<CanonicalMember> members, ReadOnlyMemory<byte> names)
    {
        if (members.Length <= SmallCount) SortByInsertion(members, names.Span);
        else SortMany(members, names);
    }

    /// <summary>Whether two neighbours of the sorted members have the same name.</summary>
    internal static bool HasDuplicate(ReadOnlySpan<CanonicalMember> sorted, ReadOnlySpan<byte> names)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i - 1].Prefix == sorted[i].Prefix && sorted[i - 1].NameIn(names).SequenceEqual(sorted[i].NameIn(names)))
                return true;
        }

        return false;
    }

    /// <summary>The first eight bytes as one number that sorts as they do; a shorter name is filled up with zeros.</summary>
    internal static ulong PrefixOf(ReadOnlySpan<byte> name)
    {
        if (name.Length >= sizeof(ulong) && !name[..sizeof(ulong)].ContainsAnyInRange(FirstOutOfOrder, byte.MaxValue))
            return BinaryPrimitives.ReadUInt64BigEndian(name);

        var prefix = 0UL;
        for (var i = 0; i < sizeof(ulong); i++) prefix = (prefix << 8) | (i < name.Length ? Rank(name[i]) : 0UL);
        return prefix;
    }

    private static void SortByInsertion(Span<CanonicalMember> members, ReadOnlySpan<byte> names)
    {
        for (var next = 1; next < members.Length; next++)
        {
            var member = members[next];
            var at = next;
            for (; at > 0 && Compare(members[at - 1], member, names) > 0; at--) members[at] = members[at - 1];
            members[at] = member;
        }
    }

    private static void SortMany(Span<CanonicalMember> members, ReadOnlyMemory<byte> names) =>
        members.Sort((left, right) => Compare(left, right, names.Span));

    private static int Compare(in CanonicalMember left, in CanonicalMember right, ReadOnlySpan<byte> names) =>
        left.Prefix != right.Prefix
            ? left.Prefix.CompareTo(right.Prefix)
            : Compare(left.NameIn(names), right.NameIn(names));

    // Before the first difference both texts are the same, so it is between two first bytes or two continuation bytes.
    private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[same]).CompareTo(Rank(right[same]));
    }

    // UTF-8 has no byte above F4, so EE and EF find room there, behind the surrogate pairs.
    private static byte Rank(byte first) => first is 0xEE or 0xEF ? (byte)(first + 0x10) : first;
}
