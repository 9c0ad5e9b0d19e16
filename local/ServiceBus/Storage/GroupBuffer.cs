namespace Bridge.Local.ServiceBus.Storage;

/// <summary>Records that become groups in memory.</summary>
internal sealed class GroupBuffer : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private long _begin;

    internal GroupBuffer()
    {
        Records = new RecordWriter(new BinaryWriter(_bytes));
        Begin();
    }

    /// <summary>Writes into the group that is open.</summary>
    internal RecordWriter Records { get; }

    /// <summary>Bytes of the groups that are closed.</summary>
    internal ReadOnlySpan<byte> Groups => _bytes.GetBuffer().AsSpan(0, (int)_begin);

    /// <summary>Bytes of the group that is open.</summary>
    internal long Open => _bytes.Length - _begin - JournalFile.HeadBytes;

    /// <summary>Closes the open group, unless it is empty.</summary>
    internal void Close()
    {
        if (Open == 0) return;
        var group = _bytes.GetBuffer().AsSpan((int)_begin, (int)(_bytes.Length - _begin));
        JournalFile.WriteHead(group, group[JournalFile.HeadBytes..]);
        _begin = _bytes.Length;
        Begin();
    }

    /// <summary>Forgets everything, the open group included.</summary>
    internal void Clear()
    {
        _begin = 0;
        _bytes.SetLength(0);
        if (_bytes.Capacity > 4 * 1024 * 1024) _bytes.Capacity = 0;
        Begin();
    }

    public void Dispose() => _bytes.Dispose();

    private void Begin()
    {
        _bytes.SetLength(_begin + JournalFile.HeadBytes);
        _bytes.Position = _bytes.Length;
    }
}
