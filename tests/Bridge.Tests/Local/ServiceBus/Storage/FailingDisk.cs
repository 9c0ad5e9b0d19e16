using Bridge.Local.ServiceBus.Storage;
using Microsoft.Win32.SafeHandles;

namespace Bridge.Tests.Local.ServiceBus.Storage;

/// <summary>A disk that fails when told to: full in the middle of a write, or lost in a flush.</summary>
internal sealed class FailingDisk : JournalDisk
{
    private int _failures;
    private long _flushed;

    /// <summary>How it fails.</summary>
    internal enum Failure
    {
        /// <summary>Not at all.</summary>
        None,

        /// <summary>It takes half of what is written.</summary>
        Full,

        /// <summary>It takes everything, and loses it in the flush.</summary>
        LosesFlush,
    }

    internal Failure Now { get; set; }

    /// <summary>How often it failed.</summary>
    internal int Failures => Volatile.Read(ref _failures);

    internal override void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        base.Write(file, Now == Failure.Full ? bytes[..(bytes.Length / 2)] : bytes, offset);
        if (Now == Failure.Full) Fail("No space left on device.");
    }

    internal override void Flush(SafeFileHandle file)
    {
        if (Now == Failure.LosesFlush)
        {
            // What was written since the last flush is gone, as after an error of the device.
            RandomAccess.SetLength(file, _flushed);
            Fail("Input/output error.");
        }

        base.Flush(file);
        _flushed = RandomAccess.GetLength(file);
    }

    private void Fail(string reason)
    {
        Interlocked.Increment(ref _failures);
        throw new IOException(reason);
    }
}
