namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>What arrived at a receiver and was never handed out.</summary>
internal static class Leftovers
{
    /// <summary>Gives it back: a message under way while the link closed would otherwise stay locked until its lock expires.</summary>
    internal static async Task GiveBackAsync(ReceiveLink link, Settlement settlement)
    {
        foreach (var late in link.Leftovers())
        {
            try
            {
                await settlement.SettleAsync(late.LockTokenGuid, "abandoned", null, null, null, null, CancellationToken.None);
            }
            catch (Exception e) when (AmqpErrors.ToException(e, null) is ServiceBusException)
            {
                // The connection is gone, or the lock: the message comes again by itself.
                return;
            }
        }
    }
}
