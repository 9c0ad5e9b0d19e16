using Microsoft.Win32.SafeHandles;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>The disk under a journal, as one that can fail.</summary>
internal class JournalDisk
{
    /// <summary>Writes all bytes.</summary>
    /// <exception cref="IOException">It could not; some of the bytes may be written.</exception>
    internal virtual void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // The library's word for a file that may not grow further.
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>Brings what was written to the disk itself.</summary>
    /// <exception cref="IOException">It could not: what was written since the last time must be written again.</exception>
    internal virtual void Flush(SafeFileHandle file) => RandomAccess.FlushToDisk(file);
}
