using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives messages and hands each to a handler, so many at once, until it is stopped.</summary>
public class ServiceBusProcessor : IAsyncDisposable
{
    private readonly ServiceBusClient? _client;
    private readonly ServiceBusProcessorOptions _options = new();
    private readonly string _queue = "";
    private readonly SemaphoreSlim _gate = new(1, 1);
    private CancellationTokenSource? _stop;
    private Task _pumping = Task.CompletedTask;

    /// <summary>For mocking.</summary>
    protected ServiceBusProcessor()
    {
    }

    internal ServiceBusProcessor(ServiceBusClient client, string queue, ServiceBusProcessorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_client, _queue, _options) = (client, queue, options);
        EntityPath = EntityPaths.SubQueueOf(queue, options.SubQueue);
        FullyQualifiedNamespace = client.FullyQualifiedNamespace;
        Identifier = options.Identifier ?? $"{queue}-{Guid.NewGuid()}";
    }

    /// <summary>Handles a message.</summary>
    public event Func<ProcessMessageEventArgs, Task>? ProcessMessageAsync;

    /// <summary>Is told what went wrong.</summary>
    public event Func<ProcessErrorEventArgs, Task>? ProcessErrorAsync;

    /// <summary>Host name of the namespace.</summary>
    public virtual string FullyQualifiedNamespace { get; } = "";

    /// <summary>Address of the queue.</summary>
    public virtual string EntityPath { get; } = "";

    /// <summary>Name of this processor.</summary>
    public virtual string Identifier { get; } = "";

    /// <summary>What receiving does to a message.</summary>
    public virtual ServiceBusReceiveMode ReceiveMode => _options.ReceiveMode;

    /// <summary>Messages fetched ahead of demand.</summary>
    public virtual int PrefetchCount => _options.PrefetchCount;

    /// <summary>Whether it was started and not stopped.</summary>
    public virtual bool IsProcessing => _stop is not null;

    /// <summary>Handlers at work at once.</summary>
    public virtual int MaxConcurrentCalls => _options.MaxConcurrentCalls;

    /// <summary>Whether a message is completed once its handler has returned.</summary>
    public virtual bool AutoCompleteMessages => _options.AutoCompleteMessages;

    /// <summary>How long the lock of a message is kept while its handler works.</summary>
    public virtual TimeSpan MaxAutoLockRenewalDuration => _options.MaxAutoLockRenewalDuration;

    /// <summary>Whether the processor was closed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>Starts.</summary>
    public virtual async Task StartProcessingAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (ProcessMessageAsync is null || ProcessErrorAsync is null)
            throw new InvalidOperationException("Both ProcessMessageAsync and ProcessErrorAsync need a handler first.");
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_stop is not null) throw new InvalidOperationException("The processor runs already.");
            _stop = new CancellationTokenSource();
            _pumping = PumpAsync(_stop.Token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops: no new message is taken, and the handlers at work finish.</summary>
    public virtual async Task StopProcessingAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_stop is null) return;
            await _stop.CancelAsync();
            await _pumping.WaitAsync(cancellationToken);
            _stop.Dispose();
            _stop = null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops and closes.</summary>
    public virtual async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        if (IsClosed) return;
        await StopProcessingAsync(cancellationToken);
        IsClosed = true;
    }

    /// <summary>Stops and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _stop?.Dispose();
        _gate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Calls the handler of messages.</summary>
    protected virtual Task OnProcessMessageAsync(ProcessMessageEventArgs args) => ProcessMessageAsync!(args);

    /// <summary>Calls the handler of errors.</summary>
    protected virtual Task OnProcessErrorAsync(ProcessErrorEventArgs args) => ProcessErrorAsync!(args);

    private async Task PumpAsync(CancellationToken stop)
    {
        await using var receiver = _client!.CreateReceiver(_queue, new ServiceBusReceiverOptions
        {
            ReceiveMode = ReceiveMode, PrefetchCount = PrefetchCount, SubQueue = _options.SubQueue, Identifier = Identifier,
        });
        using var pump = new MessagePump(receiver, _options, Identifier, OnProcessMessageAsync, OnProcessErrorAsync);
        await pump.RunAsync(stop);
    }
}
