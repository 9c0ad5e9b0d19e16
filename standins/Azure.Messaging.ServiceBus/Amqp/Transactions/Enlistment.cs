using System.Transactions;
using Amqp.Transactions;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>The part of an ambient transaction that the service does; the service is the only one who takes part.</summary>
/// <param name="coordinator">Opens the coordinator of the connection.</param>
/// <param name="patience">How long the service may take to end it.</param>
/// <param name="onEnd">Told when it ends.</param>
internal sealed class Enlistment(
    Func<CancellationToken, Task<CoordinatorLink>> coordinator, TimeSpan patience, Action onEnd) : IPromotableSinglePhaseNotification
{
    private readonly Lock _gate = new();
    private Task<(CoordinatorLink Link, byte[] Id)>? _begun;

    /// <summary>What marks an operation as part of the transaction; the first one begins it.</summary>
    internal async Task<TransactionalState> StateAsync(CancellationToken cancellationToken)
    {
        Task<(CoordinatorLink Link, byte[] Id)> begun;
        lock (_gate) begun = _begun is null or { IsFaulted: true } ? _begun = BeginAsync() : _begun;
        return new TransactionalState { TxnId = (await begun.WaitAsync(cancellationToken)).Id };
    }

    public void Initialize()
    {
        // Begun with the first operation, which can wait for it.
    }

    public void SinglePhaseCommit(SinglePhaseEnlistment singlePhaseEnlistment) => _ = CommitAsync(singlePhaseEnlistment);

    public void Rollback(SinglePhaseEnlistment singlePhaseEnlistment) => _ = RollBackAsync(singlePhaseEnlistment);

    public byte[] Promote() => throw new TransactionPromotionException(
        "A transaction of Service Bus is its own: no other resource can take part in it.");

    // Whatever goes wrong leaves the outcome in doubt, also for the official client.
    private async Task CommitAsync(SinglePhaseEnlistment enlistment)
    {
        try
        {
            await DischargeAsync(fail: false);
            enlistment.Committed();
        }
        catch (Exception e)
        {
            enlistment.InDoubt(AmqpErrors.ToException(e, null));
        }
    }

    // A service that does not hear of it rolls back by itself, when the connection ends or the time of the transaction is up.
    private async Task RollBackAsync(SinglePhaseEnlistment enlistment)
    {
        try
        {
            await DischargeAsync(fail: true);
            enlistment.Aborted();
        }
        catch (Exception e)
        {
            enlistment.Aborted(AmqpErrors.ToException(e, null));
        }
    }

    private async Task<(CoordinatorLink Link, byte[] Id)> BeginAsync()
    {
        using var limit = new CancellationTokenSource(patience, TimeProvider.System);
        var link = await coordinator(limit.Token);
        return (link, await link.DeclareAsync(limit.Token));
    }

    private async Task DischargeAsync(bool fail)
    {
        onEnd();
        if (_begun is null) return;
        var (link, id) = await _begun;
        using var limit = new CancellationTokenSource(patience, TimeProvider.System);
        await link.DischargeAsync(id, fail, limit.Token);
    }
}
