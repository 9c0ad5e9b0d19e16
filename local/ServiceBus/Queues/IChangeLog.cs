namespace Bridge.Local.ServiceBus.Queues;

/// <summary>
/// Takes note of every change that must survive the process. All but <see cref="WhenSafe"/> are called under the gate; what is
/// noted between two commits stands or falls together.
/// </summary>
internal interface IChangeLog
{
    /// <summary>Whether nothing gets safe at present: what can wait at the client should not be taken.</summary>
    bool IsStalled { get; }

    /// <summary>A message is new, or its content changed.</summary>
    void Put(string queue, QueueMessage message);

    /// <summary>The delivery count of a message changed, or whether it is deferred.</summary>
    void Mark(string queue, QueueMessage message);

    /// <summary>A message is gone.</summary>
    void Remove(string queue, long sequenceNumber);

    /// <summary>A MessageId was seen.</summary>
    void Seen(string queue, UInt128 id, DateTimeOffset at);

    /// <summary>A session has a new state; null when it has none any more.</summary>
    void State(string queue, string session, byte[]? state, DateTimeOffset at);

    /// <summary>Ends a group of changes.</summary>
    void Commit();

    /// <summary>
    /// Runs an action as soon as everything committed so far is safe. What it works on is handed over beside it, so that an
    /// answer that need not wait allocates nothing.
    /// </summary>
    void WhenSafe<T>(T state, Action<T> act);
}
