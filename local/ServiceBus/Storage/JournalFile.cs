using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>
/// A file of groups: length, CRC-32C and content of each. A group counts when it is whole, so that the end of a file that was
/// torn off by a crash is left out, and with it only what nobody was told is safe.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    internal const int HeadBytes = 8;
    private const int MostGroupBytes = 1 << 30;
    private const int MostTornBytes = 1 << 20;

    private readonly SafeFileHandle _handle;
    private readonly JournalDisk _disk;

    private JournalFile(SafeFileHandle handle, JournalDisk disk)
    {
        _handle = handle;
        _disk = disk;
    }

    internal long Length { get; private set; }

    internal static JournalFile Open(string path, FileMode mode, JournalDisk disk) =>
        new(File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete), disk);

    /// <summary>Writes the head of a group before its content.</summary>
    internal static void WriteHead(Span<byte> head, ReadOnlySpan<byte> content)
    {
        BinaryPrimitives.WriteInt32LittleEndian(head, content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], Checksum(content));
    }

    /// <summary>Reads the whole groups and cuts off what follows them.</summary>
    /// <param name="apply">Gets each group.</param>
    /// <param name="torn">Gets what is cut off, piece by piece, since a damaged disk cuts off more than a crash does.</param>
    /// <returns>How many bytes were cut off.</returns>
    internal long Read(Action<byte[]> apply, Action<byte[]> torn)
    {
        var all = RandomAccess.GetLength(_handle);
        var head = new byte[HeadBytes];
        while (Fill(head, Length) && BinaryPrimitives.ReadInt32LittleEndian(head) is > 0 and < MostGroupBytes and var size
            && Length + HeadBytes + size <= all)
        {
            var content = new byte[size];
            if (!Fill(content, Length + HeadBytes) || Checksum(content) != BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)))
                break;
            apply(content);
            Length += HeadBytes + size;
        }

        for (var at = Length; at < all; at += MostTornBytes)
        {
            var piece = new byte[Math.Min(MostTornBytes, all - at)];
            Fill(piece, at);
            torn(piece);
        }

        RandomAccess.SetLength(_handle, Length);
        return all - Length;
    }

    /// <summary>Appends groups that are not safe before the next <see cref="Flush"/>.</summary>
    internal void Append(ReadOnlySpan<byte> groups)
    {
        _disk.Write(_handle, groups, Length);
        Length += groups.Length;
    }

    /// <summary>
    /// Appends groups and flushes them. When that fails, the file ends where it ended, so that the next try writes the same bytes
    /// to the same place: a system that failed to flush may have forgotten what it had.
    /// </summary>
    internal void AppendSafely(ReadOnlySpan<byte> groups)
    {
        _disk.Write(_handle, groups, Length);
        _disk.Flush(_handle);
        Length += groups.Length;
    }

    internal void Flush() => _disk.Flush(_handle);

    public void Dispose() => _handle.Dispose();

    private bool Fill(Span<byte> buffer, long offset)
    {
        while (!buffer.IsEmpty)
        {
            var read = RandomAccess.Read(_handle, buffer, offset);
            if (read == 0) return false;
            buffer = buffer[read..];
            offset += read;
        }

        return true;
    }

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(content);
        foreach (var word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (var last in content[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, last);
        return ~crc;
    }
}
