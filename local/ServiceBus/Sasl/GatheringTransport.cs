using Amqp;

namespace Bridge.Local.ServiceBus.Sasl;

/// <summary>
/// Gathers frames that are written at the same time into one write, and reads many frames with one read. The library writes each
/// frame by itself, which costs both sides a system call: most of what a small message costs.
/// </summary>
internal sealed class GatheringTransport(IAsyncTransport inner) : IAsyncTransport
{
    // As large as a frame may be; beyond it a write gains nothing from waiting.
    private const int MostBytes = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly FlowWindows _windows = new();
    private readonly byte[] _read = new byte[MostBytes];
    private readonly ByteBuffer[] _out = new ByteBuffer[1];
    private ByteBuffer _gathering = new(MostBytes, autoGrow: true);
    private ByteBuffer _writing = new(MostBytes, autoGrow: true);
    private Task _flush = Task.CompletedTask;
    private Exception? _failure;
    private int _readFrom;
    private int _readTo;
    private int _holds;
    private bool _isWorking;
    private bool _isFlushing;
    private volatile bool _isClosing;

    public void SetConnection(Connection connection) => inner.SetConnection(connection);

    /// <summary>Lets writes gather until <see cref="Release"/>, to be called as often.</summary>
    internal void Hold() => Interlocked.Increment(ref _holds);

    /// <summary>Ends a hold; the last one writes what has gathered.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _holds) == 0) _ = FlushAsync();
    }

    public Task SendAsync(IList<ByteBuffer> bufferList, int listSize)
    {
        lock (_gate)
        {
            if (_failure is { } failure) return Task.FromException(failure);
            foreach (var buffer in bufferList)
                AmqpBitConverter.WriteBytes(_gathering, buffer.Buffer, buffer.Offset, buffer.Length);
            if (Volatile.Read(ref _holds) > 0 && _gathering.Length < MostBytes) return Task.CompletedTask;
        }

        return FlushAsync();
    }

    public Task<int> ReceiveAsync(byte[] buffer, int offset, int count) => _readTo > _readFrom
        ? Task.FromResult(TakeRead(buffer, offset, count))
        : FillAsync(buffer, offset, count);

    public void Send(ByteBuffer buffer) => inner.Send(buffer);

    public int Receive(byte[] buffer, int offset, int count)
    {
        var read = inner.Receive(buffer, offset, count);
        _windows.Pass(buffer.AsSpan(offset, read));
        return read;
    }

    public void Close()
    {
        lock (_gate)
        {
            _isClosing = true;
            if (_isFlushing) return;
            _isFlushing = true;
        }

        // The last frame, which says why, may still have to be written.
        _flush = WriteAllAsync();
    }

    /// <summary>Closes without a word, as a network breaks.</summary>
    internal void Break() => Fail(new ObjectDisposedException(nameof(GatheringTransport)));

    // What the library says while it works on what was read goes out once it has nothing more to work on.
    private async Task<int> FillAsync(byte[] buffer, int offset, int count)
    {
        var receiving = inner.ReceiveAsync(_read, 0, _read.Length);
        if (!receiving.IsCompleted) EndWork();
        _readTo = await receiving;
        _readFrom = 0;
        _windows.Pass(_read.AsSpan(0, _readTo));
        BeginWork();
        return TakeRead(buffer, offset, count);
    }

    private void BeginWork()
    {
        if (!_isWorking) Hold();
        _isWorking = true;
    }

    private void EndWork()
    {
        if (_isWorking) Release();
        _isWorking = false;
    }

    private int TakeRead(byte[] buffer, int offset, int count)
    {
        var taken = Math.Min(count, _readTo - _readFrom);
        Buffer.BlockCopy(_read, _readFrom, buffer, offset, taken);
        _readFrom += taken;
        return taken;
    }

    private Task FlushAsync()
    {
        lock (_gate)
        {
            // Who flushes now takes along what is there by then.
            if (_isFlushing) return _flush;
            if (_gathering.Length == 0) return Task.CompletedTask;
            _isFlushing = true;
        }

        return _flush = WriteAllAsync();
    }

    private async Task WriteAllAsync()
    {
        try
        {
            while (TakeGathered())
            {
                _out[0] = _writing;
                await inner.SendAsync(_out, _writing.Length);
            }

            if (_isClosing) inner.Close();
        }
        catch (Exception e)
        {
            // The library hears of it with its next write or read.
            Fail(e);
        }
    }

    private bool TakeGathered()
    {
        lock (_gate)
        {
            _writing.Reset();
            (_gathering, _writing) = (_writing, _gathering);
            return _isFlushing = _writing.Length > 0;
        }
    }

    private void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            _gathering.Reset();
        }

        inner.Close();
    }
}
