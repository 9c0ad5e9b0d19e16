using Bridge.Local.ServiceBus.Queues;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>
/// Keeps the changes of all queues in an append-only file. What came while one write was under way goes out with the next, in
/// one write and one flush; when the file has doubled, it is written anew with what is there.
/// </summary>
internal sealed partial class Journal : IChangeLog, IAsyncDisposable
{
    private readonly JournalFolder _folder;
    private readonly ILogger _logger;
    private readonly long _slackBytes;
    private readonly SemaphoreSlim _work = new(0);
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _sync = new();

    // Two of each: one fills under the gate while the other is written.
    private GroupBuffer _filling = new();
    private GroupBuffer _writing = new();
    private List<Action> _waiting = [];
    private List<Action> _telling = [];
    private QueueDirectory? _queues;
    private Task _writer = Task.CompletedTask;
    private long _compactAt;
    private bool _isBusy;
    private bool _ends;

    internal Journal(JournalFolder folder, ILogger logger, long slackBytes = 64 * 1024 * 1024)
    {
        _folder = folder;
        _logger = logger;
        _slackBytes = slackBytes;
    }

    /// <summary>Fails when the file cannot be written any more: from then on nothing is acknowledged.</summary>
    internal Task Failure => _failure.Task;

    /// <summary>Brings the queues to where the file says they were, and begins to keep what happens to them.</summary>
    /// <exception cref="InvalidDataException">The file has messages of a queue that does not exist.</exception>
    internal void Start(QueueDirectory queues)
    {
        _queues = queues;
        var reader = new RecordReader();
        var torn = _folder.Read(reader.Apply);
        if (torn > 0) LogTorn(_logger, torn);
        queues.Restore(reader.Queues);
        _compactAt = (2 * _folder.Length) + _slackBytes;
        _writer = Task.Run(WriteAsync);
    }

    public void Put(string queue, QueueMessage message) => _filling.Records.Put(queue, MessageImage.Of(message));

    public void Mark(string queue, QueueMessage message) => _filling.Records.Mark(queue, message);

    public void Remove(string queue, long sequenceNumber) => _filling.Records.Remove(queue, sequenceNumber);

    public void Seen(string queue, UInt128 id, DateTimeOffset at) => _filling.Records.Seen(queue, id, at);

    public void State(string queue, string session, byte[]? state, DateTimeOffset at) =>
        _filling.Records.State(queue, session, state, at);

    public void Commit()
    {
        if (_filling.Open == 0) return;
        lock (_sync)
        {
            _filling.Close();
            Wake();
        }
    }

    public void WhenSafe(Action act)
    {
        lock (_sync)
        {
            if (_failure.Task.IsCompleted) return;
            if (_isBusy)
            {
                _waiting.Add(act);
                return;
            }
        }

        act();
    }

    public async ValueTask DisposeAsync()
    {
        lock (_sync)
        {
            _ends = true;
            Wake();
        }

        await _writer;
        _folder.Dispose();
        _work.Dispose();
        _filling.Dispose();
        _writing.Dispose();
    }

    private void Wake()
    {
        if (!_isBusy) _work.Release();
        _isBusy = true;
    }

    private async Task WriteAsync()
    {
        try
        {
            while (await TakeAsync())
            {
                if (_folder.Length >= _compactAt) Compact();
                else Append();
                Tell();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogFailure(_logger, e);
            _failure.TrySetException(new IOException(e.Message, e));
        }
    }

    // The gate is held to swap the buffers, since they are filled under it.
    private async Task<bool> TakeAsync()
    {
        while (true)
        {
            using (_queues!.Gate.Enter())
            {
                if (TrySwap()) return true;
                if (_ends) return false;
            }

            await _work.WaitAsync();
        }
    }

    private bool TrySwap()
    {
        lock (_sync)
        {
            _isBusy = !_filling.Groups.IsEmpty || _waiting.Count > 0;
            if (!_isBusy) return false;
            (_filling, _writing) = (_writing, _filling);
            (_waiting, _telling) = (_telling, _waiting);
            return true;
        }
    }

    private void Tell()
    {
        foreach (var tell in _telling)
        {
            try
            {
                tell();
            }
            catch (Exception e) when (e is global::Amqp.AmqpException or ObjectDisposedException or InvalidOperationException)
            {
                // Who asked is gone.
                LogUntold(_logger, e);
            }
        }

        _telling.Clear();
    }

    private void Append()
    {
        _folder.Append(_writing.Groups);
        _writing.Clear();
    }

    private void Compact()
    {
        var before = _folder.Length;
        Dictionary<string, QueueImage> images;

        // What is in the buffers by now is in the images.
        using (_queues!.Gate.Enter())
        {
            lock (_sync)
            {
                _filling.Clear();
                _telling.AddRange(_waiting);
                _waiting.Clear();
            }

            images = _queues.Capture();
        }

        _writing.Clear();
        _folder.Replace(images, _writing);
        _compactAt = (2 * _folder.Length) + _slackBytes;
        LogCompacted(_logger, before, _folder.Length);
    }

    [LoggerMessage(11, LogLevel.Warning, "The journal ended in {Bytes} bytes of a write that a crash cut short; they are left out")]
    private static partial void LogTorn(ILogger logger, long bytes);

    [LoggerMessage(12, LogLevel.Critical, "The journal cannot be written: nothing is acknowledged any more")]
    private static partial void LogFailure(ILogger logger, Exception exception);

    [LoggerMessage(14, LogLevel.Debug, "An answer has nobody to go to")]
    private static partial void LogUntold(ILogger logger, Exception exception);

    [LoggerMessage(13, LogLevel.Debug, "The journal was written anew: {Before} bytes before, {After} after")]
    private static partial void LogCompacted(ILogger logger, long before, long after);
}
