namespace Bridge.Core.Events;

/// <summary>Where one member of an object is: its name, unescaped, among the names; its canonical text in the output.</summary>
/// <param name="Prefix">The order of the name's first eight bytes, see <see cref="MemberOrder"/>.</param>
/// <param name="NameStart">First byte of the name.</param>
/// <param name="NameLength">Length of the name in bytes.</param>
/// <param name="Start">First byte of <c>"name":value</c>.</param>
/// <param name="ValueStart">First byte of the value.</param>
/// <param name="End">The byte after the value.</param>
internal readonly record struct CanonicalMember(
    ulong Prefix, int NameStart, int NameLength, int Start, int ValueStart, int End)
{
    internal ReadOnlySpan<byte> NameIn(ReadOnlySpan<byte> names) => names.Slice(NameStart, NameLength);
}
