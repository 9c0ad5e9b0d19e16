using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>Sessions: each to one holder, in order, with a state.</summary>
public sealed class SessionContractTests(ContractFixture fixture) : ServiceBusContract(fixture)
{
    private readonly string _run = Guid.NewGuid().ToString("N");

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Sessions_MessagesOfTwo_AreReceivedApartAndInOrder(ContractTarget target)
    {
        await UseAsync(target);
        for (var at = 1; at <= 6; at++) await SendAsync(at % 2 == 0 ? "even" : "odd", $"{at}");

        await using var odd = await Client.AcceptSessionAsync(SessionQueue, $"{_run}-odd", null, Token);
        await using var even = await Client.AcceptSessionAsync(SessionQueue, $"{_run}-even", null, Token);

        Assert.Equal(["1", "3", "5"], await TakeAllAsync(odd, 3));
        Assert.Equal(["2", "4", "6"], await TakeAllAsync(even, 3));
        Assert.Null(await odd.ReceiveMessageAsync(Briefly, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task AcceptNext_SessionWithMessages_IsGivenAndItsLockRenewed(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("any", "a");

        await using var receiver = await Client.AcceptNextSessionAsync(SessionQueue, null, Token);
        var before = receiver.SessionLockedUntil;
        Assert.InRange(before - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(61));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        while (receiver.SessionLockedUntil <= before) await receiver.RenewSessionLockAsync(limit.Token);

        await receiver.CompleteMessageAsync(await TakeAsync(receiver), Token);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Session_HeldByOne_CannotBeLockedByAnotherUntilItIsReleased(ContractTarget target)
    {
        await UseAsync(target);
        var session = $"{_run}-held";
        await SendAsync("held", "a");
        var holder = await Client.AcceptSessionAsync(SessionQueue, session, null, Token);
        await TakeAsync(holder);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(
            () => Client.AcceptSessionAsync(SessionQueue, session, null, Token));
        await holder.DisposeAsync();
        await using var next = await Client.AcceptSessionAsync(SessionQueue, session, null, Token);

        Assert.Equal(ServiceBusFailureReason.SessionCannotBeLocked, refused.Reason);
        Assert.Equal(session, next.SessionId);
        var message = await TakeAsync(next);
        Assert.Equal(1, message.DeliveryCount);
        await next.CompleteMessageAsync(message, Token);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task AcceptNext_BeforeAnyMessage_WaitsForTheFirst(ContractTarget target)
    {
        await UseAsync(target);
        var accepting = Client.AcceptNextSessionAsync(SessionQueue, null, Token);
        await SendAsync("late", "1");

        await using var receiver = await accepting;

        Assert.Equal($"{_run}-late", receiver.SessionId);
        var message = await TakeAsync(receiver);
        Assert.Equal("1", message.Body.ToString());
        await receiver.CompleteMessageAsync(message, Token);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task AcceptNext_WithoutMessages_TimesOut(ContractTarget target)
    {
        await UseAsync(target);
        await using var hasty = ContractFixture.Hasty(Fixture.ConnectionString(target));

        var late = await Assert.ThrowsAsync<ServiceBusException>(() => hasty.AcceptNextSessionAsync(SessionQueue, null, Token));

        Assert.Equal(ServiceBusFailureReason.ServiceTimeout, late.Reason);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Defer_InASession_IsReceivedByItsNumber(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("deferring", "a");
        await using var receiver = await Client.AcceptSessionAsync(SessionQueue, $"{_run}-deferring", null, Token);
        var message = await TakeAsync(receiver);
        await receiver.DeferMessageAsync(message, null, Token);

        var deferred = await receiver.ReceiveDeferredMessageAsync(message.SequenceNumber, Token);
        await receiver.CompleteMessageAsync(deferred!, Token);

        Assert.Equal("a", deferred!.Body.ToString());
        Assert.Null(await receiver.PeekMessageAsync(0, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Link_OfTheWrongKind_IsNotAllowed(ContractTarget target)
    {
        await UseAsync(target);
        await using var plain = Client.CreateReceiver(SessionQueue);

        await Assert.ThrowsAsync<InvalidOperationException>(() => plain.ReceiveMessageAsync(Soon, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Client.AcceptSessionAsync(Queue, "a", null, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Send_WithoutASession_IsRefused(ContractTarget target)
    {
        await UseAsync(target);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Client.CreateSender(SessionQueue).SendMessageAsync(
            new ServiceBusMessage("no session"), Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task SessionState_Written_IsReadByTheNextHolder(ContractTarget target)
    {
        await UseAsync(target);
        var session = $"{_run}-state";
        await using (var first = await Client.AcceptSessionAsync(SessionQueue, session, null, Token))
        {
            Assert.Null(await first.GetSessionStateAsync(Token));
            await first.SetSessionStateAsync(BinaryData.FromString("half done"), Token);
        }

        await using var second = await Client.AcceptSessionAsync(SessionQueue, session, null, Token);

        Assert.Equal("half done", (await second.GetSessionStateAsync(Token))?.ToString());
        await second.SetSessionStateAsync(null, Token);
        Assert.Null(await second.GetSessionStateAsync(Token));
    }

    private new Task SendAsync(string session, string body) => Client.CreateSender(SessionQueue).SendMessageAsync(
        new ServiceBusMessage(body) { MessageId = Guid.NewGuid().ToString(), SessionId = $"{_run}-{session}" }, Token);

    private static async Task<List<string>> TakeAllAsync(ServiceBusSessionReceiver receiver, int count)
    {
        var bodies = new List<string>();
        while (bodies.Count < count)
        {
            var message = await TakeAsync(receiver);
            Assert.Equal(receiver.SessionId, message.SessionId);
            bodies.Add(message.Body.ToString());
            await receiver.CompleteMessageAsync(message, Token);
        }

        return bodies;
    }
}
