using System.Transactions;
using Azure.Messaging.ServiceBus;
using Bridge.Tests.StandIns.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>A transaction that is rolled back leaves nothing behind: the official client does so, the stand-in refuses it.</summary>
public sealed class TransactionScopeTests(BrokerFixture broker) : IClassFixture<BrokerFixture>
{
    [Fact]
    public async Task Send_InATransactionThatIsRolledBack_LeavesNothing()
    {
        var queue = broker.Queue();
        await using var client = broker.Client();
        var sender = client.CreateSender(queue);

        Exception? refusal;
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            refusal = await Record.ExceptionAsync(
                () => sender.SendMessageAsync(new ServiceBusMessage("a"), TestContext.Current.CancellationToken));
        }

        Assert.Equal(StandIn.IsUsed, refusal is NotSupportedException);
        Assert.Equal(0, broker.Status(queue).Active);
    }
}
