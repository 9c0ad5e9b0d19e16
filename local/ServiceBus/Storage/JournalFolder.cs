namespace Bridge.Local.ServiceBus.Storage;

/// <summary>The folder of a journal, for one broker at a time.</summary>
internal sealed class JournalFolder : IDisposable
{
    private const int SnapshotGroupBytes = 256 * 1024;

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly JournalDisk _disk;
    private JournalFile _file;

    private JournalFolder(string path, FileStream taken, JournalDisk disk)
    {
        _path = path;
        _lock = taken;
        _disk = disk;
        _file = JournalFile.Open(path, FileMode.OpenOrCreate, disk);
    }

    internal long Length => _file.Length;

    /// <summary>Opens or creates the folder.</summary>
    /// <exception cref="IOException">Another broker uses it.</exception>
    internal static JournalFolder Open(string folder, JournalDisk? disk = null)
    {
        Directory.CreateDirectory(folder);
        try
        {
            var taken = new FileStream(
                Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new JournalFolder(Path.Combine(folder, "journal"), taken, disk ?? new JournalDisk());
        }
        catch (IOException e)
        {
            throw new IOException($"The folder '{folder}' cannot be opened; perhaps another broker uses it. {e.Message}", e);
        }
    }

    /// <summary>Reads the file; what is cut off at its end is kept beside it, in <c>journal.torn</c>.</summary>
    internal long Read(Action<byte[]> apply)
    {
        FileStream? torn = null;
        try
        {
            return _file.Read(apply, piece => (torn ??= new FileStream(_path + ".torn", FileMode.Append)).Write(piece));
        }
        finally
        {
            torn?.Dispose();
        }
    }

    /// <summary>Appends groups, which are on the disk when this returns; may be tried again when it fails.</summary>
    internal void Append(ReadOnlySpan<byte> groups)
    {
        if (!groups.IsEmpty) _file.AppendSafely(groups);
    }

    /// <summary>
    /// Puts a file with these images in the place of the old one, which is whole until then, and stays when this fails.
    /// </summary>
    internal void Replace(Dictionary<string, QueueImage> images)
    {
        var next = _path + ".new";
        var file = JournalFile.Open(next, FileMode.Create, _disk);
        try
        {
            Write(file, images);

            // The rename is on disk no later than the next flush of the file, before which nothing more is acknowledged.
            File.Move(next, _path, overwrite: true);
        }
        catch
        {
            file.Dispose();
            File.Delete(next);
            throw;
        }

        _file.Dispose();
        _file = file;
    }

    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    private static void Write(JournalFile file, Dictionary<string, QueueImage> images)
    {
        using var buffer = new GroupBuffer();
        foreach (var (name, image) in images) Write(file, name, image, buffer);
        buffer.Close();
        file.Append(buffer.Groups);
        file.Flush();
    }

    private static void Write(JournalFile file, string name, QueueImage image, GroupBuffer buffer)
    {
        buffer.Records.Last(name, image.LastSequenceNumber);
        foreach (var (id, at) in image.Seen)
        {
            buffer.Records.Seen(name, id, at);
            Spill(file, buffer);
        }

        foreach (var (session, (state, at)) in image.States) buffer.Records.State(name, session, state, at);
        foreach (var message in image.Messages.Values)
        {
            buffer.Records.Put(name, message);
            Spill(file, buffer);
        }
    }

    private static void Spill(JournalFile file, GroupBuffer buffer)
    {
        if (buffer.Open < SnapshotGroupBytes) return;
        buffer.Close();
        file.Append(buffer.Groups);
        buffer.Clear();
    }
}
