using System.Transactions;
using Amqp;
using Amqp.Framing;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>
/// A message as its link delivered it. Settled over the management links, it would stay in the books of both sides for as long as
/// the link is open.
/// </summary>
internal sealed class LinkDelivery(ReceiverLink link, Message message)
{
    /// <summary>Forgets it on both sides: what became of the message is decided already.</summary>
    internal void Forget()
    {
        try
        {
            if (!link.IsClosed) link.Complete(message, new Accepted());
        }
        catch (Exception e) when (e is AmqpException or ObjectDisposedException)
        {
            // Closed meanwhile, and forgotten with the link.
        }
    }

    /// <summary>Forgets it as soon as the transaction has settled it; rolled back, the message is still under its lock.</summary>
    internal void ForgetAfter(Transaction transaction) => transaction.TransactionCompleted += (_, ended) =>
    {
        if (ended.Transaction!.TransactionInformation.Status == TransactionStatus.Committed) Forget();
    };
}
