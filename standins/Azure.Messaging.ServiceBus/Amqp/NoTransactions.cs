using System.Transactions;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Refuses to work inside a transaction: done one by one, what belongs together could come apart unnoticed.</summary>
internal static class NoTransactions
{
    internal static void ThrowIfAmbient()
    {
        if (Transaction.Current is not null)
            throw new NotSupportedException("The stand-in has no transactions: use the official package, or no TransactionScope.");
    }
}
