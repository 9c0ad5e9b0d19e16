using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>Locks and what ends them.</summary>
public sealed class SettlingContractTests(ContractFixture fixture) : ServiceBusContract(fixture)
{
    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Receive_LockedMessage_IsNotGivenToAnother(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("a");
        await TakeAsync(Client.CreateReceiver(Queue));

        Assert.Null(await Client.CreateReceiver(Queue).ReceiveMessageAsync(Briefly, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task RenewLock_LockedMessage_ProlongsTheLock(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("a");
        var receiver = Client.CreateReceiver(Queue);
        var message = await TakeAsync(receiver);
        var before = message.LockedUntil;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(10));

        // Times on the wire have milliseconds, within which a renewal may well come.
        while (message.LockedUntil <= before) await receiver.RenewMessageLockAsync(message, limit.Token);

        await receiver.CompleteMessageAsync(message, Token);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Complete_Message_IsGone(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("a");
        var receiver = Client.CreateReceiver(Queue);
        var message = await TakeAsync(receiver);

        await receiver.CompleteMessageAsync(message, Token);

        Assert.Null(await receiver.PeekMessageAsync(0, Token));
        var again = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(message, Token));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, again.Reason);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task ReceiveAndDelete_Message_IsGoneAtOnce(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("a");
        await SendAsync("b");
        await using var receiver = Client.CreateReceiver(
            Queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });

        Assert.Equal("a", (await TakeAsync(receiver)).Body.ToString());

        var left = await Client.CreateReceiver(Queue).PeekMessagesAsync(5, 0, Token);
        Assert.Equal(["b"], left.Select(message => message.Body.ToString()));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Receive_FromAnEmptyQueueAgainAndAgain_EndsSoonAfterEachWait(ContractTarget target)
    {
        await UseAsync(target);
        var receiver = Client.CreateReceiver(Queue);
        await receiver.ReceiveMessageAsync(TimeSpan.FromMilliseconds(50), Token);
        var begun = TimeProvider.System.GetTimestamp();

        for (var time = 0; time < 10; time++) Assert.Null(await receiver.ReceiveMessageAsync(TimeSpan.FromMilliseconds(10), Token));

        // A drain that is not answered costs each receive 200 ms.
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromMilliseconds(1900));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Abandon_Message_ComesAgainWithItsDeliveryCountedAndPropertiesChanged(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("a");
        var receiver = Client.CreateReceiver(Queue);

        await receiver.AbandonMessageAsync(
            await TakeAsync(receiver), new Dictionary<string, object> { ["tries"] = 1 }, Token);

        var message = await TakeAsync(receiver);
        Assert.Equal((2, 1), (message.DeliveryCount, message.ApplicationProperties["tries"]));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Abandon_UpToTheMaximum_IsDeadLetteredWithTheReason(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("a");
        var receiver = Client.CreateReceiver(Queue);
        for (var delivery = 1; delivery <= 3; delivery++) await receiver.AbandonMessageAsync(await TakeAsync(receiver), null, Token);

        var dead = await TakeAsync(DeadLetters);

        Assert.Equal(("a", "MaxDeliveryCountExceeded"), (dead.Body.ToString(), dead.DeadLetterReason));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Defer_Message_IsReceivedByItsNumberOnly(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("a");
        var receiver = Client.CreateReceiver(Queue);
        var message = await TakeAsync(receiver);

        await receiver.DeferMessageAsync(message, new Dictionary<string, object> { ["seen"] = "yes" }, Token);

        Assert.Null(await receiver.ReceiveMessageAsync(Briefly, Token));
        var deferred = Assert.Single(await receiver.ReceiveDeferredMessagesAsync([message.SequenceNumber], Token));
        Assert.Equal(("a", "yes"), (deferred.Body.ToString(), deferred.ApplicationProperties["seen"]));
        await receiver.RenewMessageLockAsync(deferred, Token);
        await receiver.CompleteMessageAsync(deferred, Token);
        var gone = await Assert.ThrowsAsync<ServiceBusException>(
            () => receiver.ReceiveDeferredMessageAsync(message.SequenceNumber, Token));
        Assert.Equal(ServiceBusFailureReason.MessageNotFound, gone.Reason);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task DeadLetter_WithReason_IsInTheDeadLetterQueue(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("a");
        var receiver = Client.CreateReceiver(Queue);

        await receiver.DeadLetterMessageAsync(
            await TakeAsync(receiver), new Dictionary<string, object> { ["tries"] = 1 }, "BRG140", "why", Token);

        var dead = await TakeAsync(DeadLetters);
        Assert.Equal(("a", "BRG140", "why", 1),
            (dead.Body.ToString(), dead.DeadLetterReason, dead.DeadLetterErrorDescription, dead.ApplicationProperties["tries"]));
        await DeadLetters.CompleteMessageAsync(dead, Token);
        Assert.Null(await DeadLetters.PeekMessageAsync(0, Token));
    }
}
