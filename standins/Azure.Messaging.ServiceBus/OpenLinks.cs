namespace Azure.Messaging.ServiceBus;

/// <summary>What a client has opened and has to close with itself; what was closed before is forgotten by and by.</summary>
internal sealed class OpenLinks
{
    private const int Few = 64;

    private readonly List<IAsyncDisposable> _links = [];
    private int _sweepAt = Few;

    internal IReadOnlyList<IAsyncDisposable> All
    {
        get
        {
            lock (_links) return [.. _links];
        }
    }

    internal void Add(IAsyncDisposable link)
    {
        lock (_links)
        {
            if (_links.Count >= _sweepAt)
            {
                _links.RemoveAll(IsClosed);
                _sweepAt = Math.Max(Few, 2 * _links.Count);
            }

            _links.Add(link);
        }
    }

    private static bool IsClosed(IAsyncDisposable link) => link switch
    {
        ServiceBusSender sender => sender.IsClosed,
        ServiceBusReceiver receiver => receiver.IsClosed,
        ServiceBusProcessor processor => processor.IsClosed,
        _ => false,
    };
}
