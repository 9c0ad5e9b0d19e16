using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Amqp.Transactions;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Open transactions, by connection: coordinator and links may sit on different AMQP sessions of it.</summary>
internal sealed class TransactionRegistry(QueueGate gate, TimeProvider time)
{
    /// <summary>As in Azure.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private const int MostOpen = 1000;

    private readonly ConcurrentDictionary<Connection, Dictionary<Guid, (QueueTransaction Transaction, Session Coordinator)>> _open =
        new();

    /// <summary>Opens a transaction for the coordinator of an AMQP session.</summary>
    /// <returns>Its id; null when the connection has too many open.</returns>
    internal byte[]? Declare(Session coordinator)
    {
        using var scope = gate.Enter();
        var open = OpenOf(coordinator.Connection);
        var now = time.GetUtcNow();
        foreach (var (old, _) in open.Where(entry => entry.Value.Transaction.EndsAt <= now).ToArray()) open.Remove(old);
        if (open.Count >= MostOpen) return null;
        var id = Guid.NewGuid();
        open[id] = (new QueueTransaction(now + Longest), coordinator);
        return id.ToByteArray();
    }

    /// <summary>Ends a transaction.</summary>
    /// <returns>Why nothing was done though it should be; null when all went well.</returns>
    internal Error? Discharge(Connection connection, byte[]? id, bool fail)
    {
        using var scope = gate.Enter();
        if (Find(connection, id) is not var (transaction, _)) return Errors.TransactionUnknown();
        OpenOf(connection).Remove(new Guid(id!));
        if (fail) return null;
        return transaction.Commit() is var outcome and not CommitOutcome.Committed ? Errors.TransactionRolledBack(outcome) : null;
    }

    internal DeliveryState Send(
        Session session, TransactionalState state, MessageQueue queue, IReadOnlyList<IncomingMessage> messages)
    {
        using var scope = gate.Enter();
        if (Join(session, state, queue, out var transaction) is { } error) return new Rejected { Error = error };
        return SendEndpoint.StateOf(transaction!.Send(queue, messages), queue, messages) is Rejected refused
            ? refused
            : new TransactionalState { TxnId = state.TxnId, Outcome = new Accepted() };
    }

    internal DeliveryState Settle(
        Session session, TransactionalState state, MessageQueue queue, Guid token, Func<SettleOutcome>? settle)
    {
        using var scope = gate.Enter();
        if (Join(session, state, queue, out var transaction) is { } error) return new Rejected { Error = error };
        SettleOutcome? outcome = settle is null ? null : transaction!.Settle(queue, token, settle);
        var answer = Disposition.Answer(queue, state.Outcome, outcome);
        return answer is Rejected ? answer : new TransactionalState { TxnId = state.TxnId, Outcome = answer };
    }

    /// <summary>Makes a request part of a transaction.</summary>
    internal Message Ask(Session session, TransactionalState state, MessageQueue queue, Func<QueueTransaction, Message> ask)
    {
        using var scope = gate.Enter();
        return Join(session, state, queue, out var transaction) is { } error
            ? ManagementAnswer.Failure(ManagementAnswer.BadRequest, error)
            : ask(transaction!);
    }

    // On the AMQP session of its coordinator a transaction may span queues: that is how a client says that it wants to.
    private Error? Join(Session session, TransactionalState state, MessageQueue queue, out QueueTransaction? transaction)
    {
        transaction = null;
        if (Find(session.Connection, state.TxnId) is not var (found, coordinator)) return Errors.TransactionUnknown();
        if (!found.Admits(queue, spans: session == coordinator)) return Errors.TransactionSpans();
        if (found.IsFull) return Errors.TransactionFull();
        transaction = found;
        return null;
    }

    private (QueueTransaction Transaction, Session Coordinator)? Find(Connection connection, byte[]? id) =>
        id is { Length: 16 } && OpenOf(connection).TryGetValue(new Guid(id), out var open)
            && open.Transaction.EndsAt > time.GetUtcNow()
            ? open
            : null;

    // Open transactions end with their connection.
    private Dictionary<Guid, (QueueTransaction Transaction, Session Coordinator)> OpenOf(Connection connection) =>
        _open.GetOrAdd(connection, added =>
        {
            added.AddClosedCallback((_, _) => _open.TryRemove(added, out _));
            return [];
        });
}
