using System.Transactions;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>What can be part of a transaction besides sending and settling, and what cannot; by the .NET client only.</summary>
public sealed class TransactionOperationContractTests(ContractFixture fixture) : ServiceBusContract(fixture)
{
    private readonly string _session = Guid.NewGuid().ToString("N");

    private static DateTimeOffset InAnHour => TimeProvider.System.GetUtcNow().AddHours(1);

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Send_ToASecondQueue_IsRefusedAndTheRestIsCommitted(ContractTarget target)
    {
        await UseAsync(target);
        var other = Client.CreateSender(SessionQueue);

        using (var scope = Scope())
        {
            await SendAsync("here");
            await Assert.ThrowsAsync<InvalidOperationException>(() => other.SendMessageAsync(
                new ServiceBusMessage("there") { SessionId = _session }, Token));
            scope.Complete();
        }

        Assert.Equal("here", (await TakeAsync(Client.CreateReceiver(Queue))).Body.ToString());
        await using var there = await Client.AcceptSessionAsync(SessionQueue, _session, null, Token);
        Assert.Null(await there.ReceiveMessageAsync(Briefly, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Complete_OnASecondQueue_IsRefusedAndTheLockStays(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("here");
        var receiver = Client.CreateReceiver(Queue);
        var message = await TakeAsync(receiver);

        using (Scope())
        {
            await Client.CreateSender(SessionQueue).SendMessageAsync(
                new ServiceBusMessage("there") { SessionId = _session }, Token);
            await Assert.ThrowsAsync<InvalidOperationException>(() => receiver.CompleteMessageAsync(message, Token));
        }

        await receiver.CompleteMessageAsync(message, Token);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Commit_Schedule_IsScheduledByTheNumberThatWasGiven(ContractTarget target)
    {
        await UseAsync(target);
        long number;

        using (var scope = Scope())
        {
            number = await Sender.ScheduleMessageAsync(new ServiceBusMessage("later"), InAnHour, Token);
            scope.Complete();
        }

        await Sender.CancelScheduledMessageAsync(number, Token);
        Assert.Null(await Client.CreateReceiver(Queue).PeekMessageAsync(0, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Commit_ScheduleOfWhatIsDue_ArrivesAfterWhatWasThere(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("first");

        using (var scope = Scope())
        {
            await Sender.ScheduleMessageAsync(new ServiceBusMessage("second"), TimeProvider.System.GetUtcNow(), Token);
            scope.Complete();
        }

        var receiver = Client.CreateReceiver(Queue);
        Assert.Equal("first", (await TakeAsync(receiver)).Body.ToString());
        Assert.Equal("second", (await TakeAsync(receiver)).Body.ToString());
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Rollback_Schedule_IsNotScheduled(ContractTarget target)
    {
        await UseAsync(target);

        using (Scope()) await Sender.ScheduleMessageAsync(new ServiceBusMessage("later"), InAnHour, Token);

        Assert.Null(await Client.CreateReceiver(Queue).PeekMessageAsync(0, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task CancelScheduled_RolledBackThenCommitted_IsCancelledTheSecondTime(ContractTarget target)
    {
        await UseAsync(target);
        var receiver = Client.CreateReceiver(Queue);
        var number = await Sender.ScheduleMessageAsync(new ServiceBusMessage("later"), InAnHour, Token);

        using (Scope()) await Sender.CancelScheduledMessageAsync(number, Token);
        var kept = await receiver.PeekMessageAsync(0, Token);
        using (var scope = Scope())
        {
            await Sender.CancelScheduledMessageAsync(number, Token);
            scope.Complete();
        }

        Assert.Equal(number, kept!.SequenceNumber);
        Assert.Null(await receiver.PeekMessageAsync(0, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task SessionState_RolledBackThenCommitted_IsSetTheSecondTime(ContractTarget target)
    {
        await UseAsync(target);
        await using var receiver = await Client.AcceptSessionAsync(SessionQueue, _session, null, Token);

        using (Scope()) await receiver.SetSessionStateAsync(BinaryData.FromString("lost"), Token);
        var before = await receiver.GetSessionStateAsync(Token);
        using (var scope = Scope())
        {
            await receiver.SetSessionStateAsync(BinaryData.FromString("kept"), Token);
            scope.Complete();
        }

        Assert.Null(before);
        Assert.Equal("kept", (await receiver.GetSessionStateAsync(Token))?.ToString());
        await receiver.SetSessionStateAsync(null, Token);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task RenewLocks_InATransaction_ProlongsThem(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("a");
        var receiver = Client.CreateReceiver(Queue);
        var message = await TakeAsync(receiver);
        await using var session = await Client.AcceptSessionAsync(SessionQueue, _session, null, Token);
        var before = (Message: message.LockedUntil, Session: session.SessionLockedUntil);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(10));

        using (Scope())
        {
            while (message.LockedUntil <= before.Message) await receiver.RenewMessageLockAsync(message, limit.Token);
        }

        using (Scope())
        {
            while (session.SessionLockedUntil <= before.Session) await session.RenewSessionLockAsync(limit.Token);
        }

        await receiver.CompleteMessageAsync(message, Token);
    }

    private static TransactionScope Scope() => new(TransactionScopeAsyncFlowOption.Enabled);
}
