namespace Bridge.Local.Truv;

/// <summary>Delivers events to all configurations: in parallel, with retries, and writes every attempt down.</summary>
public sealed class WebhookDeliveries : IAsyncDisposable
{
    private readonly WebhookSenderOptions _options;
    private readonly WebhookConfigurations _configurations;
    private readonly DeliveryHistory _history;
    private readonly TimeProvider _time;
    private readonly WebhookClient _client;
    private readonly SemaphoreSlim _slots;
    private readonly SemaphoreSlim _room;
    private readonly CancellationTokenSource _stop = new();
    private readonly DeliveryCounts _counts = new();
    private int _disposed;

    internal WebhookDeliveries(
        WebhookSenderOptions options, WebhookConfigurations configurations, DeliveryHistory history, TimeProvider time)
    {
        _options = options;
        _configurations = configurations;
        _history = history;
        _time = time;
        _client = new WebhookClient(options, time);
        _slots = new SemaphoreSlim(options.Concurrency);
        _room = new SemaphoreSlim(options.MaxPending);
    }

    /// <summary>How many deliveries are where.</summary>
    public DeliveryStatus Status => _counts.Status;

    /// <summary>Waits until no attempt runs or is about to; deliveries may still wait for a retry.</summary>
    public Task WhenSettledAsync(CancellationToken cancellationToken) =>
        _counts.UntilAsync(status => status.Active == 0, cancellationToken);

    /// <summary>Waits until every delivery is accepted or given up.</summary>
    public Task WhenDrainedAsync(CancellationToken cancellationToken) =>
        _counts.UntilAsync(status => status is { Active: 0, Waiting: 0 }, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        await _stop.CancelAsync();
        await WhenSettledAsync(CancellationToken.None);
        _client.Dispose();
        _slots.Dispose();
        _room.Dispose();
        _stop.Dispose();
    }

    /// <summary>Starts a delivery to each configuration that wants the event.</summary>
    internal async ValueTask SubmitAsync(TruvEvent made, CancellationToken cancellationToken)
    {
        foreach (var configuration in _configurations.All)
        {
            if (!configuration.Wants(made.EventType)) continue;
            if (configuration.Enabled) await BeginAsync(made, configuration, cancellationToken);
            else if (_history.Options.ListsMissed)
                Record(made.Body, made, configuration, new AttemptResult(null, "The webhook is disabled."));
        }
    }

    private async ValueTask BeginAsync(
        TruvEvent made, WebhookConfiguration configuration, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        _counts.Begun();
        Run(new PendingDelivery(made, configuration.Id, _options.WebhookIds));
    }

    // Nobody awaits a delivery; its end shows in the counts and in the history.
    private void Run(PendingDelivery delivery) => _ = Task.Run(() => AttemptAsync(delivery), CancellationToken.None);

    private async Task AttemptAsync(PendingDelivery delivery)
    {
        try
        {
            var result = await PostAsync(delivery);
            if (result is { Succeeded: false } && delivery.Attempt <= _options.Retries) RetryLater(delivery);
            else End(delivery, result is { Succeeded: true });
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            _counts.Ended(accepted: false);
        }
    }

    // Null when the configuration has been disabled or removed since: delivery stops (truv.md §1).
    private async Task<AttemptResult?> PostAsync(PendingDelivery delivery)
    {
        await _slots.WaitAsync(_stop.Token);
        try
        {
            if (_configurations.Find(delivery.ConfigurationId) is not { Enabled: true } configuration) return null;
            var body = delivery.Body();
            var result = await _client.PostAsync(configuration.Url, body, _stop.Token);
            Record(body, delivery.Event, configuration, result);
            _configurations.Count(configuration.Id, result.Succeeded);
            return result;
        }
        finally
        {
            _slots.Release();
        }
    }

    // The timer is there before anybody learns that we wait, and its callback makes the delivery active again before a
    // fake clock's Advance returns: a test that advances when all is settled misses no retry.
    private void RetryLater(PendingDelivery delivery)
    {
        delivery.Attempt++;
        delivery.Retry?.Dispose();
        delivery.Retry = _time.CreateTimer(_ => Retry(delivery), null, _options.RetryDelay, Timeout.InfiniteTimeSpan);
        _counts.Waits();
    }

    private void Retry(PendingDelivery delivery)
    {
        if (_stop.IsCancellationRequested) return;
        _counts.Resumes();
        Run(delivery);
    }

    private void End(PendingDelivery delivery, bool accepted)
    {
        delivery.Retry?.Dispose();
        _room.Release();
        _counts.Ended(accepted);
    }

    private void Record(
        ReadOnlyMemory<byte> body, TruvEvent made, WebhookConfiguration configuration, AttemptResult result) =>
        _history.Add(new DeliveryAttempt(
            _time.GetUtcNow(), configuration.Id, made.EventType, made.CreatedAt,
            result.StatusCode ?? _history.Options.UnansweredStatusCode, result.Error, body, configuration.Url));
}
