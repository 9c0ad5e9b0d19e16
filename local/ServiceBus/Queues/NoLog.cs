namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Keeps nothing: the queues live as long as the process.</summary>
internal sealed class NoLog : IChangeLog
{
    public bool IsStalled => false;

    public void Put(string queue, QueueMessage message)
    {
        // Kept in memory only.
    }

    public void Mark(string queue, QueueMessage message)
    {
        // Kept in memory only.
    }

    public void Remove(string queue, long sequenceNumber)
    {
        // Kept in memory only.
    }

    public void Seen(string queue, UInt128 id, DateTimeOffset at)
    {
        // Kept in memory only.
    }

    public void State(string queue, string session, byte[]? state, DateTimeOffset at)
    {
        // Kept in memory only.
    }

    public void Commit()
    {
        // Kept in memory only.
    }

    public void WhenSafe<T>(T state, Action<T> act) => act(state);
}
