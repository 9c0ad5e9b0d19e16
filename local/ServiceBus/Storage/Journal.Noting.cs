using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>What the queues say, and who waits for it to be safe.</summary>
internal sealed partial class Journal
{
    public void Put(string queue, QueueMessage message) => _filling.Records.Put(queue, MessageImage.Of(message));

    public void Mark(string queue, QueueMessage message) => _filling.Records.Mark(queue, message);

    public void Remove(string queue, long sequenceNumber) => _filling.Records.Remove(queue, sequenceNumber);

    public void Seen(string queue, UInt128 id, DateTimeOffset at) => _filling.Records.Seen(queue, id, at);

    public void State(string queue, string session, byte[]? state, DateTimeOffset at) =>
        _filling.Records.State(queue, session, state, at);

    public void Commit()
    {
        if (_filling.Open == 0) return;
        lock (_sync)
        {
            _filling.Close();
            Wake();
        }
    }

    public void WhenSafe<T>(T state, Action<T> act)
    {
        lock (_sync)
        {
            if (_failure.Task.IsCompleted) return;
            if (_isBusy)
            {
                Wait(state, act);
                return;
            }
        }

        act(state);
    }

    // Apart, since a closure is made where its method begins, not only where it is needed.
    private void Wait<T>(T state, Action<T> act) => _waiting.Add(() => act(state));

    private void Wake()
    {
        if (!_isBusy) _work.Release();
        _isBusy = true;
    }
}
