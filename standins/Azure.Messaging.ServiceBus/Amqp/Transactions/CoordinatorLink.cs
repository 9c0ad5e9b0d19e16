using Amqp;
using Amqp.Framing;
using Amqp.Transactions;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>The link on which transactions begin and end.</summary>
internal sealed class CoordinatorLink
{
    private const string Name = "transactions";

    private readonly SenderLink _link;

    private CoordinatorLink(SenderLink link) => _link = link;

    internal bool IsClosed => _link.IsClosed;

    internal static async Task<CoordinatorLink> OpenAsync(Session session, CancellationToken cancellationToken)
    {
        var opening = new LinkOpening();
        var link = new SenderLink(
            session, $"coordinator-{Guid.NewGuid():N}",
            new Attach { Source = new Source(), Target = new Coordinator() }, opening.OnAttached);
        await opening.WaitAsync(link, Name, cancellationToken);
        return new CoordinatorLink(link);
    }

    /// <summary>Begins a transaction.</summary>
    /// <returns>Its id.</returns>
    internal async Task<byte[]> DeclareAsync(CancellationToken cancellationToken) =>
        await AskAsync(new Declare(), cancellationToken) is Declared declared
            ? declared.TxnId
            : throw AmqpErrors.ToException((Error?)null, Name);

    /// <summary>Ends a transaction: everything in it is done, or nothing.</summary>
    internal Task DischargeAsync(byte[] id, bool fail, CancellationToken cancellationToken) =>
        AskAsync(new Discharge { TxnId = id, Fail = fail }, cancellationToken);

    private Task<Outcome> AskAsync(object request, CancellationToken cancellationToken) =>
        LinkSend.AskAsync(_link, new Message { BodySection = new AmqpValue { Value = request } }, null, Name, cancellationToken);
}
