using Azure.Messaging.ServiceBus;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.BadInput;

/// <summary>One installation for all tests of bad input; nobody consumes its events, so that all stay visible.</summary>
public sealed class Endpoint : IAsyncLifetime
{
    private ServiceBusClient? _serviceBus;

    /// <summary>The installation.</summary>
    public BridgeUp Up { get; } = new();

    internal QueueSight Queues => new(Up, _serviceBus!);

    internal VerdictLines Log => new(Path.Combine(Up.Folder, ".bridge", "logs", "functions.log"));

    internal Openssl Openssl => new(Up);

    internal Sender Sender => new(this);

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // Well below the 5 s after which the web server gives up a body that trickles: here the bridge is to decide.
        Up.Settings["Receiving__BodyTimeout"] = "00:00:03";
        Up.Settings["Receiving__TrustRules__0__Crl"] = await RevokingAuthority.MakeAsync(Up);
        await Up.InitializeAsync();
        _serviceBus = new ServiceBusClient(Up.Text("serviceBus", "connectionString"));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_serviceBus is not null) await _serviceBus.DisposeAsync();
        await Up.DisposeAsync();
    }
}
