using Bridge.Local.ServiceBus.Queues;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>
/// Keeps the changes of all queues in an append-only file. What came while one write was under way goes out with the next, in
/// one write and one flush; when the file has doubled, it is written anew with what is there. A write that fails is tried again
/// until it works: answers wait meanwhile.
/// </summary>
internal sealed partial class Journal : IChangeLog, IAsyncDisposable
{
    /// <summary>Between two tries of a write.</summary>
    internal static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    private static readonly BrokerStorage Kept = new(StorageState.Kept);

    private readonly JournalFolder _folder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _slackBytes;
    private readonly SemaphoreSlim _work = new(0);
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _sync = new();

    // Two of each: one fills under the gate while the other is written.
    private GroupBuffer _filling = new();
    private GroupBuffer _writing = new();
    private List<Action> _waiting = [];
    private List<Action> _telling = [];
    private QueueDirectory? _queues;
    private Dictionary<string, QueueImage>? _images;
    private volatile BrokerStorage _storage = Kept;
    private Task _writer = Task.CompletedTask;
    private long _compactAt;
    private bool _isBusy;
    private bool _ends;

    internal Journal(JournalFolder folder, TimeProvider time, ILogger logger, long slackBytes)
    {
        _folder = folder;
        _time = time;
        _logger = logger;
        _slackBytes = slackBytes;
    }

    public bool IsStalled => _storage.State == StorageState.Stalled;

    /// <summary>Whether the file can be written.</summary>
    internal BrokerStorage Storage => _storage;

    /// <summary>Fails when no retry can help: from then on nothing is acknowledged.</summary>
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

        await _ending.CancelAsync();
        await _writer;
        _ending.Dispose();
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
                await AppendAsync();
                Tell();
                Compact();
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            LogGivenUp(_logger);
        }
        catch (Exception e)
        {
            // Whatever it is, whoever waits for an answer would wait in silence.
            LogFailure(_logger, e);
            _failure.TrySetException(new IOException($"The journal failed. {e.Message}", e));
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

            // What is in the buffer that is written next is in the images.
            _images = _folder.Length >= _compactAt ? _queues!.Capture() : null;
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
}
