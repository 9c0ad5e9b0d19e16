namespace Bridge.Local.Truv;

/// <summary>A stateful Truv in process: journeys change the world, the API shows it, webhooks tell of it.</summary>
public sealed class TruvService : IAsyncDisposable
{
    private readonly WebhookDeliveries? _deliveries;

    private TruvService(TruvServiceOptions options, TimeProvider time)
    {
        World = new TruvWorld(options.World, time);
        Webhooks = new WebhookConfigurations(options.World.Seed, options.Sender?.DisableAfterFailures ?? 0, time);
        History = new DeliveryHistory(options.History, time);
        if (options.Sender is { } sender) _deliveries = new WebhookDeliveries(sender, Webhooks, History, time);
        World.Published = PublishAsync;
    }

    /// <summary>Root of the API.</summary>
    public Uri Url => Api.Url;

    /// <summary>The API's server.</summary>
    public TruvApi Api { get; private set; } = null!;

    /// <summary>Users, orders, links, tasks.</summary>
    public TruvWorld World { get; }

    /// <summary>Where events are delivered to; empty at first.</summary>
    public WebhookConfigurations Webhooks { get; }

    /// <summary>Every attempt to deliver.</summary>
    public DeliveryHistory History { get; }

    /// <summary>Deliveries under way.</summary>
    /// <exception cref="InvalidOperationException">The service was started without a sender.</exception>
    public WebhookDeliveries Deliveries => _deliveries
        ?? throw new InvalidOperationException($"This Truv has no {nameof(TruvServiceOptions.Sender)}: nothing is delivered.");

    /// <summary>What goes wrong at the API.</summary>
    public TruvFaults Faults => Api.Faults;

    /// <summary>Every request to the API with its time.</summary>
    public RequestLog Requests => Api.Requests;

    /// <summary>The API's limit.</summary>
    public RateLimit RateLimit => Api.RateLimit;

    /// <summary>Is told every event before it is delivered, one at a time for each journey.</summary>
    public event Action<TruvEvent>? Emitted;

    /// <summary>Starts it.</summary>
    /// <exception cref="IOException">The API's port is in use.</exception>
    public static async Task<TruvService> StartAsync(
        TruvServiceOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var service = new TruvService(options, time);
        try
        {
            service.Api = await TruvApi.StartAsync(options.Api, service.Routes, time, cancellationToken);
            return service;
        }
        catch
        {
            if (service._deliveries is { } deliveries) await deliveries.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets borrowers go their way, one after the other; ends when all events are handed to delivery.</summary>
    /// <param name="borrowers">How many.</param>
    /// <param name="journey">Their way.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<IReadOnlyList<JourneyResult>> EmitAsync(
        int borrowers, JourneyOptions journey, CancellationToken cancellationToken)
    {
        var results = new List<JourneyResult>(borrowers);
        for (var i = 0; i < borrowers; i++) results.Add(await World.RunAsync(journey, cancellationToken));
        return results;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_deliveries is not null) await _deliveries.DisposeAsync();
        await Api.DisposeAsync();
    }

    private IEnumerable<ApiRoute> Routes(WorldViews views, PageSizes sizes) =>
    [
        .. new OrderRoutes(World, views).All,
        .. new LinkRoutes(World, views, sizes).All,
        .. new StatementRoutes(World, views, sizes).All,
        .. new LinkReportRoutes(World, views).All,
        .. new LinkDocumentRoutes(World, views, sizes).All,
        .. new TaskRoutes(World, views, sizes).All,
        .. new UserRoutes(World, views, sizes).All,
        .. new WebhookRoutes(Webhooks, sizes).All,
        .. new HistoryRoutes(History, sizes).All,
    ];

    private ValueTask PublishAsync(TruvEvent made, CancellationToken cancellationToken)
    {
        Emitted?.Invoke(made);
        return _deliveries?.SubmitAsync(made, cancellationToken) ?? ValueTask.CompletedTask;
    }
}
