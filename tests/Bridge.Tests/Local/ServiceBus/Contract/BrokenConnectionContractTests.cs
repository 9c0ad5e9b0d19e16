using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>Connections that break. They are broken on the way, which only a connection without TLS lets us do: broker only.</summary>
public sealed class BrokenConnectionContractTests(ContractFixture fixture) : IClassFixture<ContractFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly string _queue = fixture.NextQueue();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ConnectionCutBeforeTheAnswer_IsStoredOnce()
    {
        await using var proxy = new CuttingProxy(fixture.Broker.Port);
        await using var client = Through(proxy);
        var sender = client.CreateSender(_queue);
        await sender.SendMessageAsync(new ServiceBusMessage("before") { MessageId = "1" }, Token);
        proxy.CutOnNextAnswer();

        await sender.SendMessageAsync(new ServiceBusMessage("ambiguous") { MessageId = "2" }, Token);

        Assert.Equal(["before", "ambiguous"], await PeekAsync(client));
        Assert.Equal(1, fixture.Broker.Status().Single(status => status.Name == _queue).DuplicatesDropped);
    }

    [Fact]
    public async Task Send_ConnectionCutBeforeItArrives_IsStoredOnce()
    {
        await using var proxy = new CuttingProxy(fixture.Broker.Port);
        await using var client = Through(proxy);
        var sender = client.CreateSender(_queue);
        await sender.SendMessageAsync(new ServiceBusMessage("before") { MessageId = "1" }, Token);
        proxy.CutOnNextBytes();

        await sender.SendMessageAsync(new ServiceBusMessage("lost once") { MessageId = "2" }, Token);

        Assert.Equal(["before", "lost once"], await PeekAsync(client));
        Assert.Equal(2, proxy.Connections);
    }

    [Fact]
    public async Task Receive_AfterTheConnectionWasCut_GoesOn()
    {
        await using var proxy = new CuttingProxy(fixture.Broker.Port);
        await using var client = Through(proxy);
        var sender = client.CreateSender(_queue);
        var receiver = client.CreateReceiver(_queue);
        await sender.SendMessageAsync(new ServiceBusMessage("first") { MessageId = "1" }, Token);
        await receiver.CompleteMessageAsync((await receiver.ReceiveMessageAsync(Soon, Token))!, Token);
        proxy.CutOnNextBytes();
        await sender.SendMessageAsync(new ServiceBusMessage("second") { MessageId = "2" }, Token);

        var message = await receiver.ReceiveMessageAsync(Soon, Token);
        await receiver.CompleteMessageAsync(message!, Token);

        Assert.Equal("second", message!.Body.ToString());
        Assert.Empty(await PeekAsync(client));
    }

    private ServiceBusClient Through(CuttingProxy proxy) => ContractFixture.Client(fixture.Broker.ConnectionString.Replace(
        $":{fixture.Broker.Port}", $":{proxy.Port}", StringComparison.Ordinal));

    private async Task<IEnumerable<string>> PeekAsync(ServiceBusClient client) =>
        (await client.CreateReceiver(_queue).PeekMessagesAsync(10, 0, Token)).Select(message => message.Body.ToString());
}
