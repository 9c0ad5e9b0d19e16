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
}
