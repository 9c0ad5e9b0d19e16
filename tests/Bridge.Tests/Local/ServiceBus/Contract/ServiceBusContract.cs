using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>
/// What every client and every Service Bus promise each other. The .NET client of this build keeps it here, against each
/// target; <c>tests/witness/suite.mjs</c> has the same promises by the same names for the client for Node.
/// </summary>
public abstract class ServiceBusContract(ContractFixture fixture) : IClassFixture<ContractFixture>, IAsyncDisposable
{
    private protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private protected static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(500);

    private ServiceBusClient? _client;
    private bool _hasTurn;

    /// <summary>The targets of this run.</summary>
    public static TheoryData<ContractTarget> Targets => [.. ContractFixture.Targets];

    private protected ContractFixture Fixture => fixture;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected ServiceBusClient Client => _client!;

    private protected string Queue { get; private set; } = "";

    private protected string SessionQueue => ContractFixture.SessionsBeside(Queue);

    private protected ServiceBusSender Sender => Client.CreateSender(Queue);

    private protected ServiceBusReceiver DeadLetters =>
        Client.CreateReceiver(Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_client is not null) await _client.DisposeAsync();
        if (_hasTurn) ContractNamespace.Turn.Release();
        GC.SuppressFinalize(this);
    }

    private protected async Task UseAsync(ContractTarget target)
    {
        if (target == ContractTarget.Namespace)
        {
            await ContractNamespace.Turn.WaitAsync(Token);
            _hasTurn = true;
        }

        _client = ContractFixture.Client(fixture.ConnectionString(target));
        Queue = target == ContractTarget.Broker ? fixture.NextQueue() : ContractNamespace.Queue;
        if (target == ContractTarget.Namespace) await ContractNamespace.EmptyAsync(_client, Queue, Token);
    }

    private protected Task SendAsync(string body, string? id = null) => Sender.SendMessageAsync(
        new ServiceBusMessage(body) { MessageId = id ?? Guid.NewGuid().ToString() }, Token);

    private protected static async Task<ServiceBusReceivedMessage> TakeAsync(ServiceBusReceiver receiver)
    {
        var message = await receiver.ReceiveMessageAsync(Soon, Token);
        Assert.NotNull(message);
        return message;
    }
}
