using System.Transactions;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>A send and a settlement on one queue, together or not at all; the client for Node has no transactions.</summary>
public sealed class TransactionContractTests(ContractFixture fixture) : ServiceBusContract(fixture)
{
    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Commit_SendAndComplete_DoesBoth(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("original");
        var receiver = Client.CreateReceiver(Queue);
        var message = await TakeAsync(receiver);

        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await SendAsync("copy");
            await receiver.CompleteMessageAsync(message, Token);
            scope.Complete();
        }

        var copy = await TakeAsync(receiver);
        Assert.Equal("copy", copy.Body.ToString());
        await receiver.CompleteMessageAsync(copy, Token);
        Assert.Null(await receiver.PeekMessageAsync(0, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Commit_ScheduledSend_IsScheduled(ContractTarget target)
    {
        await UseAsync(target);
        var later = new ServiceBusMessage("later") { ScheduledEnqueueTime = TimeProvider.System.GetUtcNow().AddHours(1) };

        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await Sender.SendMessageAsync(later, Token);
            scope.Complete();
        }

        var receiver = Client.CreateReceiver(Queue);
        Assert.Null(await receiver.ReceiveMessageAsync(Briefly, Token));
        var scheduled = await receiver.PeekMessageAsync(0, Token);
        Assert.Equal(ServiceBusMessageState.Scheduled, scheduled!.State);
        await Sender.CancelScheduledMessageAsync(scheduled.SequenceNumber, Token);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Rollback_SendAndComplete_DoesNeitherAndTheLockStays(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("original");
        var receiver = Client.CreateReceiver(Queue);
        var message = await TakeAsync(receiver);

        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await SendAsync("copy");
            await receiver.CompleteMessageAsync(message, Token);
        }

        Assert.Null(await receiver.ReceiveMessageAsync(Briefly, Token));
        await receiver.CompleteMessageAsync(message, Token);
        Assert.Null(await receiver.PeekMessageAsync(0, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Complete_LostLockInAScope_IsRefusedAndNothingIsSent(ContractTarget target)
    {
        await UseAsync(target);
        await SendAsync("original");
        var receiver = Client.CreateReceiver(Queue);
        var message = await TakeAsync(receiver);
        await receiver.CompleteMessageAsync(message, Token);

        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await SendAsync("copy");
            var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(message, Token));
            Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        }

        Assert.Null(await receiver.PeekMessageAsync(0, Token));
    }
}
