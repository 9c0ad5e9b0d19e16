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

    private readonly ConcurrentDictionary<Connection, Dictionary<Guid, QueueTransaction>> _open = new();

    /// <summary>Opens a transaction.</summary>
    /// <returns>Its id; null when the connection has too many open.</returns>
    internal byte[]? Declare(Connection connection)
    {
        using var scope = gate.Enter();
        var open = OpenOf(connection);
        var now = time.GetUtcNow();
        foreach (var (old, _) in open.Where(entry => entry.Value.EndsAt <= now).ToArray()) open.Remove(old);
        if (open.Count >= MostOpen) return null;
        var id = Guid.NewGuid();
        open[id] = new QueueTransaction(now + Longest);
        return id.ToByteArray();
    }

    /// <summary>Ends a transaction.</summary>
    /// <returns>Why nothing was done though it should be; null when all went well.</returns>
    internal Error? Discharge(Connection connection, byte[]? id, bool fail)
    {
        using var scope = gate.Enter();
        if (Find(connection, id) is not { } transaction) return Errors.TransactionUnknown();
        OpenOf(connection).Remove(new Guid(id!));
        if (fail) return null;
        return transaction.Commit() is var outcome and not CommitOutcome.Committed ? Errors.TransactionRolledBack(outcome) : null;
    }

    internal DeliveryState Send(
        Connection connection, TransactionalState state, MessageQueue queue, IReadOnlyList<IncomingMessage> messages)
    {
        using var scope = gate.Enter();
        if (Find(connection, state.TxnId) is not { } transaction) return new Rejected { Error = Errors.TransactionUnknown() };
        if (transaction.IsFull) return new Rejected { Error = Errors.TransactionFull() };
        return SendEndpoint.StateOf(transaction.Send(queue, messages), queue, messages) is Rejected refused
            ? refused
            : new TransactionalState { TxnId = state.TxnId, Outcome = new Accepted() };
    }

    internal DeliveryState Settle(
        Connection connection, TransactionalState state, MessageQueue queue, Guid token, Func<SettleOutcome>? settle)
    {
        using var scope = gate.Enter();
        if (Find(connection, state.TxnId) is not { } transaction) return new Rejected { Error = Errors.TransactionUnknown() };
        if (transaction.IsFull) return new Rejected { Error = Errors.TransactionFull() };
        SettleOutcome? outcome = settle is null ? null : transaction.Settle(queue, token, settle);
        var answer = Disposition.Answer(queue, state.Outcome, outcome);
        return answer is Rejected ? answer : new TransactionalState { TxnId = state.TxnId, Outcome = answer };
    }

    private QueueTransaction? Find(Connection connection, byte[]? id) =>
        id is { Length: 16 } && OpenOf(connection).TryGetValue(new Guid(id), out var transaction)
            && transaction.EndsAt > time.GetUtcNow()
            ? transaction
            : null;

    // Open transactions end with their connection.
    private Dictionary<Guid, QueueTransaction> OpenOf(Connection connection) => _open.GetOrAdd(connection, added =>
    {
        added.AddClosedCallback((_, _) => _open.TryRemove(added, out _));
        return [];
    });
}
